package vn.lienthong.catalogue;

import java.util.List;
import vn.lienthong.contracts.event.ReferenceEvent;

/**
 * The catalogue of now: what is shipped, and what the facts learned since say. Who decides asks for {@link #now()} once
 * and keeps to that.
 */
public final class LiveCatalogue {
    private volatile ReferenceState state;

    private LiveCatalogue(ReferenceState state) {
        this.state = state;
    }

    /** As it is before any fact. */
    public static LiveCatalogue shipped() {
        return new LiveCatalogue(ReferenceState.shipped());
    }

    public Catalogue now() {
        return state.catalogue();
    }

    /** The same with what a catalogue is read from. */
    public ReferenceState state() {
        return state;
    }

    /** What happened since, in order. */
    public void learn(List<ReferenceEvent> facts) {
        state = state.with(facts);
    }
}
