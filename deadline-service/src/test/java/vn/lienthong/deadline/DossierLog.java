package vn.lienthong.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.testkit.TestTopics;
import vn.lienthong.service.testing.OwnerStandIn;

/** The real log: what intake and routing say comes to deadline by it, what deadline says is read back. */
final class DossierLog {
    static final String WARD = Receptions.WARD;
    static final String DISTRICT = Receptions.DISTRICT;
    private static final String SOURCE = "urn:vn:motcua:trau-quy";

    private final TestTopics topics;

    DossierLog(String bootstrap) {
        topics = new TestTopics(bootstrap, Topics.DOSSIER_EVENTS, Topics.JOURNAL_HEADS);
    }

    /** Received by the ward with a limit of so many working days; returns the due instant. */
    Instant receive(String dossier, Instant received, int workingDays) {
        var reception = Receptions.reception(received, workingDays);
        say(Owner.INTAKE, dossier, received, reception);
        return reception.promised().due().at();
    }

    /** Returns the fact's id when it stands in the log. */
    String say(Owner owner, String dossier, Instant time, DossierEvent event) {
        var origin = new PostId(SOURCE, dossier + "-" + time);
        var draft = new Draft(event, dossier, dossier, time, WARD, "cb-01", null, null, origin, Set.of(), null, null);
        var speaker = OwnerStandIn.of(owner);
        return speaker.sent(speaker.say(draft)).id();
    }

    /** What deadline has said of the dossier, in the order of the log. */
    List<LogRecord> ofDeadline(String dossier) {
        return topics.read().stream()
                .filter(record -> record.owner() == Owner.DEADLINE)
                .filter(record -> record.dossier().equals(dossier))
                .toList();
    }
}
