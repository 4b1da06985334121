package vn.lienthong.catalogue;

import java.util.List;
import vn.lienthong.contracts.event.ReferenceEvent;

/**
 * The catalogue of now: what is shipped, and what the facts learned since say. Who decides asks for {@link #now()} once
 * and keeps to that.
 */
public final class LiveCatalogue {
    private volatile Known known;

    /** The catalogue is built by who learns, not by who asks first. */
    private record Known(ReferenceState state, Catalogue catalogue) {
        static Known of(ReferenceState state) {
            return new Known(state, state.catalogue());
        }
    }

    private LiveCatalogue(Known known) {
        this.known = known;
    }

    /** As it is before any fact. */
    public static LiveCatalogue shipped() {
        return new LiveCatalogue(Known.of(ReferenceState.shipped()));
    }

    public Catalogue now() {
        return known.catalogue();
    }

    /** The same with what a catalogue is read from. */
    public ReferenceState state() {
        return known.state();
    }

    /** What happened since, in order. */
    public void learn(List<ReferenceEvent> facts) {
        known = Known.of(known.state().with(facts));
    }
}
