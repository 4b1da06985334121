package vn.lienthong.deadline.application;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.domain.KeptFacts;
import vn.lienthong.journal.consumer.PlacedRecord;

/** A record of the log that bears on time. */
public record Arrived(PlacedRecord placed, Fact fact) {
    /** Told by the name of the type alone, so that most of the log is never decoded. */
    private static final Set<String> WITHOUT_BEARING = Set.of(
                    ResultReturned.class,
                    FeedbackReceived.class,
                    FeedbackAnswered.class,
                    SourceCompleteUpTo.class,
                    PersonErased.class,
                    QuarantineRetried.class)
            .stream()
            .map(EventTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private static final String OWN = EventTypes.nameOf(ExtensionGranted.class);

    /**
     * Of deadline's own facts only the re-appointments: what the others say follows from the rest. The recorded time is
     * that of the owner, when it was told of the fact: nobody answers for how long the log took to bring it.
     */
    static Optional<Arrived> of(PlacedRecord placed) {
        var record = placed.record();
        var bears = record.owner() == Owner.DEADLINE
                ? record.type().equals(OWN)
                : record.owner() != Owner.REPORTING && !WITHOUT_BEARING.contains(record.type());
        if (!bears) return Optional.empty();
        return Optional.of(new Arrived(placed, Fact.of(record, placed.offset(), record.recordedAt())));
    }

    /** The event as far as later decisions need it. */
    public DossierEvent kept() {
        return KeptFacts.of(fact.event()).orElse(fact.event());
    }

    String root() {
        return placed.record().partitionKey();
    }
}
