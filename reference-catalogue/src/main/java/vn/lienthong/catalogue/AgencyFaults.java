package vn.lienthong.catalogue;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.reference.AgencyDescription;

/** What cannot be true of the agencies together, or beside the units. */
final class AgencyFaults {
    private final Map<String, List<Stated>> generations;
    private final ReferenceState units;
    private final Set<String> unread;
    private final List<Found> found = new ArrayList<>();

    /**
     * An agency, and where that is said of it.
     *
     * @param place as faults name it
     * @param line on which a fault is told; 0 for what was known before, which is nobody's fault now
     */
    record Stated(AgencyDescription agency, String place, int line) {
        boolean isNew() {
            return line > 0;
        }
    }

    /** @param of whom it is told: of those concerned the first that is new */
    record Found(Stated of, String what) {}

    private AgencyFaults(Collection<Stated> agencies, ReferenceState units, Set<String> unread) {
        this.generations = agencies.stream()
                .sorted(Comparator.comparing(stated -> stated.agency().from()))
                .collect(groupingBy(stated -> stated.agency().code()));
        this.units = units;
        this.unread = unread;
    }

    /** @param unread codes of which more was said than could be read: nothing is known to be missing there */
    static List<Found> in(Collection<Stated> agencies, ReferenceState units, Set<String> unread) {
        var check = new AgencyFaults(agencies, units, unread);
        agencies.forEach(check::agency);
        check.generations.values().forEach(check::generationsFollowEachOther);
        return check.found;
    }

    private void agency(Stated stated) {
        var agency = stated.agency();
        if (units.bearsUnit(agency.code())) fault(stated, "bears the code of a unit");
        if (!units.agencyKinds().contains(agency.kind())) fault(stated, "is of the unknown kind " + agency.kind());
        if (agency.desk() != null && !units.desks().contains(agency.desk()))
            fault(stated, "names the unknown desk " + agency.desk());
        if (agency.to() != null && !agency.from().isBefore(agency.to()))
            fault(stated, "ends on " + agency.to() + ", before it begins");
        if (units.unitAt(agency.unit(), agency.from()).isEmpty())
            fault(stated, "belongs to " + agency.unit() + ", which no unit bears on " + agency.from());
        roomsDiffer(stated);
        agency.into().forEach(successor -> successorStands(stated, successor));
    }

    private void roomsDiffer(Stated stated) {
        var seen = new HashSet<String>();
        for (var room : stated.agency().rooms())
            if (!seen.add(room.code())) fault(stated, "has the room " + room.code() + " twice");
    }

    private void successorStands(Stated stated, String successor) {
        var day = stated.agency().to();
        var borne = generations.getOrDefault(successor, List.of());
        if (day == null) fault(stated, "goes into " + successor + " but never ends");
        else if (!unread.contains(successor)
                && borne.stream().noneMatch(other -> other.agency().existsAt(day)))
            fault(stated, "goes into " + successor + ", which no agency bears on " + day, borne.toArray(Stated[]::new));
    }

    private void generationsFollowEachOther(List<Stated> ordered) {
        for (int i = 1; i < ordered.size(); i++) {
            var earlier = ordered.get(i - 1);
            var later = ordered.get(i);
            if (!earlier.agency().existsAt(later.agency().from())) continue;
            if (later.isNew()) fault(later, "bears its code while " + earlier.place() + " does");
            else fault(earlier, "bears its code while " + later.place() + " does");
        }
    }

    private void fault(Stated stated, String what, Stated... concerned) {
        Stream.concat(Stream.of(stated), Stream.of(concerned))
                .filter(Stated::isNew)
                .findFirst()
                .ifPresent(blamed ->
                        found.add(new Found(blamed, "agency " + stated.agency().code() + " " + what)));
    }
}
