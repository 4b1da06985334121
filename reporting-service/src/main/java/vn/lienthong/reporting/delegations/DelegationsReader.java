package vn.lienthong.reporting.delegations;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Officer;
import vn.lienthong.reporting.delegations.DelegationsReport.Row;
import vn.lienthong.reporting.delegations.DelegationsReport.Totals;
import vn.lienthong.reporting.delegations.SignedDecisions.Found;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.dossier.Names;
import vn.lienthong.reporting.report.Answers;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;

/** Answers the report on who signed: the decisions from the facts, authority from the registers. */
@Singleton
public class DelegationsReader {
    private static final Comparator<String> NAMED_FIRST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::unit)
            .thenComparing(Row::signer, NAMED_FIRST)
            .thenComparing(Row::delegation, NAMED_FIRST);

    private final Answers answers;
    private final SignedDecisions decisions;
    private final LiveCatalogue catalogue;
    private final Names names;

    DelegationsReader(Answers answers, SignedDecisions decisions, LiveCatalogue catalogue, Names names) {
        this.answers = answers;
        this.decisions = decisions;
        this.catalogue = catalogue;
        this.names = names;
    }

    private record Key(String unit, String signer, String delegation) {
        static Key of(Signed signed) {
            return new Key(signed.unit(), signed.signer(), signed.delegation());
        }
    }

    public Uni<DelegationsReport> report(Question question) {
        var units = Scope.of(catalogue.now(), question.unit(), question.period())
                .rowOf()
                .keySet();
        return answers.of(question, tx -> decisions.of(tx, units, question), this::report);
    }

    private DelegationsReport report(Head head, Found found) {
        var rows = found.signed().stream().collect(Collectors.groupingBy(Key::of)).entrySet().stream()
                .map(row -> row(row.getKey(), row.getValue()))
                .sorted(ORDER)
                .toList();
        var total = totals(found);
        return new DelegationsReport(DelegationsReport.FORM, head, rows, total, checks(rows, total));
    }

    private Row row(Key key, List<Signed> signed) {
        var first = day(signed, Comparator.reverseOrder());
        var last = day(signed, Comparator.naturalOrder());
        var officer = key.signer() == null
                ? null
                : catalogue.now().officer(key.signer(), last).orElse(null);
        return new Row(
                key.unit(),
                names.unit(key.unit(), BusinessDay.start(last)).name(),
                key.signer(),
                position(officer),
                key.signer() != null && catalogue.now().signsByPosition(key.signer(), key.unit(), last),
                key.delegation(),
                sum(signed, _ -> true),
                first,
                last,
                sum(signed, this::isOutside),
                sum(signed, Signed::flagged));
    }

    private static LocalDate day(List<Signed> signed, Comparator<LocalDate> order) {
        return signed.stream()
                .map(each -> BusinessDay.of(each.first()))
                .max(order)
                .orElseThrow();
    }

    private static String position(Officer officer) {
        return officer == null ? null : officer.position();
    }

    /** A delegation that is named must hold for who signed, for the unit and in the procedure. */
    private boolean isOutside(Signed signed) {
        return signed.delegation() != null
                && (signed.signer() == null
                        || catalogue
                                .now()
                                .delegation(
                                        signed.delegation(),
                                        signed.signer(),
                                        signed.unit(),
                                        signed.procedure(),
                                        signed.first())
                                .isEmpty());
    }

    private Totals totals(Found found) {
        var signed = found.signed();
        return new Totals(
                found.counted(),
                sum(signed, each -> each.delegation() != null),
                sum(signed, each -> each.delegation() == null),
                sum(signed, each -> each.delegation() == null && each.signer() == null),
                sum(signed, this::isOutside),
                sum(signed, Signed::flagged));
    }

    private static List<Check> checks(List<Row> rows, Totals total) {
        return List.of(
                new Check(
                        "rows sum to total",
                        rows.stream().mapToLong(Row::signed).sum() == total.signed()),
                new Check(
                        "signed = underDelegation + withoutDelegation",
                        total.signed() == total.underDelegation() + total.withoutDelegation()));
    }

    private static long sum(List<Signed> signed, Predicate<Signed> isMeant) {
        return signed.stream().filter(isMeant).mapToLong(Signed::count).sum();
    }
}
