package vn.lienthong.routing.application;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.service.casefile.CaseFile;

/** Which dossiers belong together: a group and its parts, as their files tell. */
final class Family {
    private Family() {}

    /** Whether it is about a dossier under another, or may end a whole group. */
    static boolean mayConcernOthers(LogRecord record, Fact fact) {
        return !record.partitionKey().equals(record.dossier())
                || fact.event() instanceof DossierWithdrawn
                || fact.event() instanceof FactCorrected
                || fact.event() instanceof FactAnnulled;
    }

    /** Whether parts of it were ever planned, be it by a plan that was corrected. */
    static boolean isGroup(CaseFile file) {
        return Stream.concat(file.facts().stream(), file.history().facts().stream())
                .anyMatch(fact -> fact.event() instanceof RoutePlanned plan
                        && plan.legs().stream().anyMatch(Leg::isPart));
    }

    /** The group of which it is a part. */
    static Optional<String> groupOf(CaseFile file) {
        return file.facts().stream().flatMap(fact -> groupOf(fact).stream()).findFirst();
    }

    static Optional<String> groupOf(Fact fact) {
        return fact.event() instanceof DossierReceived received && received.part() != null
                ? Optional.of(received.parent())
                : Optional.empty();
    }

    /** How it was received as a part, whatever became of that since. */
    static DossierReceived receptionOf(CaseFile part) {
        return part.facts().stream()
                .filter(fact -> groupOf(fact).isPresent())
                .map(fact -> (DossierReceived) fact.event())
                .findFirst()
                .orElseThrow();
    }

    /** Its parts among these files, by code. */
    static Collection<String> partsOf(String group, Map<String, CaseFile> known, Map<String, CaseFile> changed) {
        var parts = new TreeSet<String>();
        Stream.concat(known.values().stream(), changed.values().stream())
                .filter(file -> groupOf(file).filter(group::equals).isPresent())
                .map(CaseFile::dossier)
                .forEach(parts::add);
        return parts;
    }
}
