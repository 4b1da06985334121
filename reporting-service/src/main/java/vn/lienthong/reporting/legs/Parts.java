package vn.lienthong.reporting.legs;

import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.reporting.domain.Course;
import vn.lienthong.reporting.domain.Course.Closing;
import vn.lienthong.reporting.domain.Course.Turn;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.Reception;
import vn.lienthong.reporting.legs.Part.Kind;

/** What a dossier brings to the report: the legs of its way, or itself where it is a part of a group or the group. */
public final class Parts {
    private Parts() {}

    /** As they stood before that instant. */
    public static List<Part> of(Dossier dossier, Instant end) {
        return dossier.reception()
                .filter(reception -> reception.fact().time().isBefore(end))
                .map(reception -> of(dossier, reception, end))
                .orElse(List.of());
    }

    private static List<Part> of(Dossier dossier, Reception reception, Instant end) {
        if (reception.event().parent() != null) return List.of(whole(Kind.PART, dossier, reception, end));
        if (isGroup(dossier)) return List.of(whole(Kind.GROUP, dossier, reception, end));
        return LegFold.of(dossier, reception, end);
    }

    private static boolean isGroup(Dossier dossier) {
        return dossier.history().facts().stream()
                .anyMatch(fact -> fact.event() instanceof RoutePlanned plan
                        && plan.legs().stream().anyMatch(Leg::isPart));
    }

    private static Part whole(Kind kind, Dossier dossier, Reception reception, Instant end) {
        var course = Course.of(dossier);
        var closing = course.closing().filter(close -> close.at().isBefore(end));
        var last =
                course.turns().stream().filter(turn -> turn.at().isBefore(end)).reduce((_, later) -> later);
        return new Part(
                kind,
                dossier.code(),
                reception.event().parent(),
                null,
                unit(dossier, reception, closing.map(Closing::at).orElse(end)),
                reception.event().unit(),
                reception.fact().time(),
                at(course.due()),
                closing.map(Closing::at).orElse(null),
                closing.map(Closing::punctuality).orElse(null),
                closing.isEmpty() && last.filter(Turn::overdue).isPresent());
    }

    /** Who was to resolve it when it closed, or at the end. */
    private static String unit(Dossier dossier, Reception reception, Instant until) {
        var unit = reception.resolvingUnit();
        for (var fact : dossier.history().facts())
            if (fact.event() instanceof ResponsibilityPassed passed
                    && fact.time().isBefore(until)) unit = passed.after(unit);
        return unit;
    }

    private static Instant at(DueDate due) {
        return due == null ? null : due.at();
    }
}
