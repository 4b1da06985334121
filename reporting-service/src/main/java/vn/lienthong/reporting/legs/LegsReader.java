package vn.lienthong.reporting.legs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.dossier.Names;
import vn.lienthong.reporting.report.Answers;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.KnownCondition;
import vn.lienthong.reporting.report.KnownDossiers;
import vn.lienthong.reporting.report.Page;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;

/**
 * Answers the report on legs. Few dossiers are of interconnected procedures: each is folded for the answer, all in one
 * snapshot.
 */
@Singleton
public class LegsReader {
    /**
     * What was closed before the period and of which nothing came since has no part in it. Of dossiers that changed since
     * what is asked for was known nobody can say beforehand.
     */
    private static final String DOSSIERS = """
            select d.code from dossier d
            where d.units && $1 and (d.parent is not null or d.procedure = any($2)) and d.received_at < $4
                and (d.closed_at is null or d.closed_at >= $3
                  or exists (select from fact f where f.dossier = d.code and f.time >= $3))
              or exists (select from fact e where e.dossier = d.code and %s)
            order by d.code
            """;

    private final Answers answers;
    private final KnownDossiers dossiers;
    private final LiveCatalogue catalogue;
    private final Names names;

    LegsReader(Answers answers, KnownDossiers dossiers, LiveCatalogue catalogue, Names names) {
        this.answers = answers;
        this.dossiers = dossiers;
        this.catalogue = catalogue;
        this.names = names;
    }

    /** @param next the cursor of the next page, or {@code null} on the last */
    @Schema(name = "LegsPage")
    public record Behind(String row, String cell, List<Part> parts, String next, Map<Integer, Long> logPosition) {}

    public Uni<LegsReport> report(Question question) {
        return answers.of(question, tx -> parts(tx, question), (head, parts) -> report(question, head, parts));
    }

    /** @param row code of an agency; empty for the total */
    public Uni<Behind> behind(
            Question question, Optional<String> row, LegCell cell, Optional<String> after, int limit) {
        return answers.of(question, tx -> parts(tx, question), (head, parts) -> {
            var counted = parts.stream()
                    .filter(part -> !part.isGroup() && cell.counts(part, question.period()))
                    .filter(part -> row.isEmpty() || part.unit().equals(row.get()))
                    .toList();
            var page = Page.of(counted, Part::place, after, limit);
            return new Behind(row.orElse(null), cell.toString(), page.items(), page.next(), head.logPosition());
        });
    }

    private Uni<List<Part>> parts(SqlConnection tx, Question question) {
        var units = Scope.of(catalogue.now(), question.unit(), question.period())
                .rowOf()
                .keySet();
        Predicate<Part> isAsked = part -> units.contains(part.desk()) || units.contains(part.unit()) && !part.isGroup();
        var values = Tuple.tuple()
                .addValue(units.toArray(String[]::new))
                .addValue(catalogue.now().interconnected().toArray(String[]::new))
                .addValue(BusinessDay.start(question.period().from()).atOffset(ZoneOffset.UTC))
                .addValue(question.end().atOffset(ZoneOffset.UTC));
        var changed = KnownCondition.notYet(question.known(), 5);
        return tx.preparedQuery(DOSSIERS.formatted(changed.sql()))
                .execute(changed.addTo(values))
                .chain(rows -> {
                    var codes = new ArrayList<String>();
                    rows.forEach(row -> codes.add(row.getString(0)));
                    return dossiers.each(
                            tx, codes, question.known(), dossier -> Parts.of(dossier, question.end()).stream()
                                    .filter(isAsked)
                                    .toList());
                });
    }

    private LegsReport report(Question question, Head head, List<Part> parts) {
        var ofAgencies = parts.stream().filter(part -> !part.isGroup()).toList();
        var rows = rows(question, ofAgencies);
        var total = LegFigures.of(ofAgencies, question.period());
        var groups = LegFigures.of(parts.stream().filter(Part::isGroup).toList(), question.period());
        var figures = rows.stream().map(LegsReport.Row::figures).toList();
        return new LegsReport(LegsReport.FORM, head, rows, total, groups, LegFigures.checks(figures, total, groups));
    }

    /** Agencies that had nothing to do in the period have no row. */
    private List<LegsReport.Row> rows(Question question, List<Part> parts) {
        var byAgency = parts.stream().collect(Collectors.groupingBy(Part::unit, TreeMap::new, Collectors.toList()));
        return byAgency.entrySet().stream()
                .map(agency -> new LegsReport.Row(
                        agency.getKey(),
                        names.unit(agency.getKey(), question.end().minusSeconds(1))
                                .name(),
                        LegFigures.of(agency.getValue(), question.period())))
                .filter(row -> !row.figures().equals(LegFigures.none()))
                .toList();
    }
}
