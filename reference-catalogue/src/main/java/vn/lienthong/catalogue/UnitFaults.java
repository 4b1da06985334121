package vn.lienthong.catalogue;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.FormerName;
import vn.lienthong.contracts.reference.UnitGeneration.Parent;

/** What cannot be true of the units together. */
final class UnitFaults {
    private final Map<String, List<Stated>> generations;
    private final Set<String> desks;
    private final Set<String> unread;
    private final List<Found> found = new ArrayList<>();

    /**
     * A generation, and where that is said of it.
     *
     * @param place as faults name it, e.g. {@code units/01-ha-noi.yaml:41}
     * @param line on which a fault is told; 0 for what was known before, which is nobody's fault now
     */
    record Stated(UnitGeneration unit, String place, int line) {
        boolean isNew() {
            return line > 0;
        }
    }

    /** @param of whom it is told: of those concerned the first that is new */
    record Found(Stated of, String what) {}

    private UnitFaults(Collection<Stated> units, Set<String> desks, Set<String> unread) {
        this.generations = units.stream()
                .sorted(Comparator.comparing(stated -> stated.unit().from()))
                .collect(groupingBy(stated -> stated.unit().code()));
        this.desks = desks;
        this.unread = unread;
    }

    /** @param unread codes of which more was said than could be read: nothing is known to be missing there */
    static List<Found> in(Collection<Stated> units, Set<String> desks, Set<String> unread) {
        var check = new UnitFaults(units, desks, unread);
        units.forEach(check::unit);
        check.generations.values().forEach(check::generationsFollowEachOther);
        return check.found;
    }

    private void unit(Stated stated) {
        var unit = stated.unit();
        if (unit.desk() != null && !desks.contains(unit.desk())) fault(stated, "names the unknown desk " + unit.desk());
        if (unit.level() == Level.PROVINCE && unit.desk() == null) fault(stated, "is a province and names no desk");
        namesFollowEachOther(stated);
        desksFollowEachOther(stated);
        if (unit.to() != null && !unit.from().isBefore(unit.to()))
            fault(stated, "ends on " + unit.to() + ", before it begins");
        else if ((unit.level() == Level.PROVINCE) != unit.parents().isEmpty())
            fault(stated, "only a province has no parent");
        else parentsFollowEachOther(stated);
        unit.into().forEach(successor -> successorStands(stated, successor));
    }

    private void desksFollowEachOther(Stated stated) {
        var since = stated.unit().from();
        for (var former : stated.unit().formerDesks()) {
            if (!desks.contains(former.desk())) fault(stated, "had the unknown desk hours " + former.desk());
            if (!former.until().isAfter(since))
                fault(stated, "had " + former.desk() + " until " + former.until() + ", which is not after " + since);
            since = former.until();
        }
    }

    private void namesFollowEachOther(Stated stated) {
        var since = stated.unit().from();
        for (FormerName former : stated.unit().formerNames()) {
            if (!former.until().isAfter(since))
                fault(stated, "bore " + former.name() + " until " + former.until() + ", which is not after " + since);
            since = former.until();
        }
        if (stated.unit().to() != null
                && !since.isBefore(stated.unit().to())
                && !since.equals(stated.unit().from()))
            fault(stated, "bore another name until " + since + ", when it is no more");
    }

    private void parentsFollowEachOther(Stated stated) {
        var edges = stated.unit().parents();
        for (int i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            var until = i + 1 < edges.size()
                    ? edges.get(i + 1).from()
                    : stated.unit().to();
            if (until != null && !edge.from().isBefore(until))
                fault(stated, "belongs to " + edge.of() + " from " + edge.from() + ", which is not before " + until);
            else parentStands(stated, edge, until);
        }
        if (!edges.isEmpty() && edges.getFirst().from().isAfter(stated.unit().from()))
            fault(stated, "belongs to no unit on its first day");
    }

    /** The code above is borne all the time that the unit belongs to it, by one generation after the other. */
    private void parentStands(Stated stated, Parent edge, LocalDate until) {
        if (edge.of().equals(stated.unit().code())) {
            fault(stated, "belongs to itself");
            return;
        }
        var day = edge.from();
        for (var above : generations.getOrDefault(edge.of(), List.of())) {
            if (!stands(above.unit(), day)) continue;
            if (above.unit().level().compareTo(stated.unit().level()) >= 0)
                fault(stated, "belongs to " + edge.of() + ", which is not of a higher level", above);
            day = above.unit().to();
            if (day == null || (until != null && !day.isBefore(until))) return;
        }
        if (!unread.contains(edge.of()))
            fault(stated, "belongs to " + edge.of() + ", which no unit bears on " + day, borne(edge.of()));
    }

    private void successorStands(Stated stated, String successor) {
        var day = stated.unit().to();
        if (day == null) fault(stated, "goes into " + successor + " but never ends");
        else if (!unread.contains(successor)
                && generations.getOrDefault(successor, List.of()).stream().noneMatch(unit -> stands(unit.unit(), day)))
            fault(stated, "goes into " + successor + ", which no unit bears on " + day, borne(successor));
    }

    private void generationsFollowEachOther(List<Stated> ordered) {
        for (int i = 1; i < ordered.size(); i++) {
            var earlier = ordered.get(i - 1);
            var later = ordered.get(i);
            if (!stands(earlier.unit(), later.unit().from())) continue;
            if (later.isNew()) fault(later, bearsWhile(earlier));
            else fault(earlier, bearsWhile(later));
        }
    }

    private static String bearsWhile(Stated other) {
        return "bears its code while " + other.place() + " does";
    }

    private Stated[] borne(String code) {
        return generations.getOrDefault(code, List.of()).toArray(Stated[]::new);
    }

    private static boolean stands(UnitGeneration unit, LocalDate day) {
        return !day.isBefore(unit.from()) && (unit.to() == null || day.isBefore(unit.to()));
    }

    private void fault(Stated stated, String what, Stated... concerned) {
        Stream.concat(Stream.of(stated), Stream.of(concerned))
                .filter(Stated::isNew)
                .findFirst()
                .ifPresent(blamed ->
                        found.add(new Found(blamed, "unit " + stated.unit().code() + " " + what)));
    }
}
