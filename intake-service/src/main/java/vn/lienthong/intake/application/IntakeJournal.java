package vn.lienthong.intake.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.GroupCommit;

/** The queue in front of intake's journal. */
@Singleton
@Startup
public class IntakeJournal {
    private final GroupCommit<Item, Known, Answer> commit;

    IntakeJournal(Journal journal, FrontDesk desk, InstantSource clock, MeterRegistry meters) {
        var settings = GroupCommit.Settings.REMEMBERING.clock(clock);
        this.commit = new GroupCommit<>(journal, desk, settings, Optional.of(meters));
    }

    /** Decides and records; items of one dossier keep the order of their submission. */
    public Uni<Answer> submit(Item item) {
        return commit.submit(item).onFailure(SourceTaken.class).recoverWithItem(taken -> ((SourceTaken) taken)
                .refusal());
    }

    /** Decides as if submitted now, and records nothing. */
    public Uni<List<Answer>> rehearse(List<Item> items) {
        return commit.rehearse(items);
    }

    @PreDestroy
    void close() {
        commit.close();
    }
}
