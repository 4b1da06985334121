package vn.lienthong.reporting.officers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.lienthong.reporting.officers.OfficersReport.AgencyRow;
import vn.lienthong.reporting.officers.OfficersReport.FieldRow;
import vn.lienthong.reporting.officers.OfficersReport.OfficerRow;
import vn.lienthong.reporting.officers.OfficersReport.Scored;
import vn.lienthong.reporting.report.Check;

/**
 * Scores officers and agencies from what each dossier brings.
 *
 * @param unitName of a unit by its code
 * @param fieldName of a field by its code
 */
record OfficersFigures(
        List<Handled> dossiers, UnaryOperator<String> unitName, UnaryOperator<String> fieldName, boolean english) {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::unit)
            .thenComparing(Key::officer, Comparator.nullsLast(Comparator.naturalOrder()));

    private record Key(String unit, String officer) {
        static Key of(Handled dossier) {
            return new Key(dossier.unit(), dossier.officer());
        }
    }

    List<OfficerRow> officers() {
        var rows = new ArrayList<OfficerRow>();
        scored(dossiers).stream()
                .collect(Collectors.groupingBy(Key::of, () -> new TreeMap<>(ORDER), Collectors.toList()))
                .forEach((key, of) -> rows.add(officer(key, of)));
        return rows;
    }

    private OfficerRow officer(Key key, List<Handled> of) {
        var scores = scores(of);
        var total = scores.total();
        var band = OfficerBand.of(total);
        return new OfficerRow(
                key.unit(),
                unitName.apply(key.unit()),
                key.officer(),
                of.size(),
                indices(scores, Index.OF_OFFICER),
                total,
                band,
                band.label(english));
    }

    /** Agencies that decided nothing in the period are not scored. */
    List<AgencyRow> agencies() {
        var rows = new ArrayList<AgencyRow>();
        by(Handled::unit, dossiers).forEach((unit, of) -> {
            if (of.stream().anyMatch(Handled::isScored)) rows.add(agency(unit, of));
        });
        return rows;
    }

    private AgencyRow agency(String unit, List<Handled> of) {
        var handled = of.stream().map(Handled::feedback).reduce(FeedbackHandled.NONE, FeedbackHandled::plus);
        var scores = scores(scored(of))
                .and(Index.FEEDBACK, handled.points())
                .and(Index.ONLINE, OnlineService.of(of).points());
        var total = scores.total();
        var band = AgencyBand.of(total);
        return new AgencyRow(
                unit,
                unitName.apply(unit),
                scored(of).size(),
                fields(scored(of)),
                indices(scores, Set.of(Index.values())),
                total,
                band,
                band.label(english));
    }

    private List<FieldRow> fields(List<Handled> scored) {
        var rows = new ArrayList<FieldRow>();
        by(Handled::field, scored)
                .forEach((field, of) -> rows.add(
                        new FieldRow(field, fieldName.apply(field), of.size(), indices(scores(of), Index.OF_OFFICER))));
        return rows;
    }

    private List<Scored> indices(Scores scores, Set<Index> of) {
        return of.stream()
                .sorted()
                .map(index -> Scored.of(index, scores.of(index), english))
                .toList();
    }

    private static Scores scores(Collection<Handled> scored) {
        return Scores.sum(scored.stream().map(Handled::scores).toList());
    }

    private static List<Handled> scored(Collection<Handled> dossiers) {
        return dossiers.stream().filter(Handled::isScored).toList();
    }

    private static TreeMap<String, List<Handled>> by(Function<Handled, String> key, Collection<Handled> dossiers) {
        return dossiers.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    /** @param decided how many dossiers form 06a counts as approved or refused */
    static List<Check> checks(List<OfficerRow> officers, List<AgencyRow> agencies, long decided) {
        var ofOfficers = officers.stream().mapToLong(OfficerRow::dossiers).sum();
        var ofAgencies = agencies.stream().mapToLong(AgencyRow::dossiers).sum();
        return List.of(
                new Check("dossiers of officers = approved + refused of 06a", ofOfficers == decided),
                new Check("dossiers of agencies = approved + refused of 06a", ofAgencies == decided));
    }
}
