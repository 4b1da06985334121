package vn.lienthong.reporting.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.reporting.reconciliation.Arithmetic;
import vn.lienthong.reporting.reconciliation.Count;
import vn.lienthong.reporting.reconciliation.Coverage;
import vn.lienthong.reporting.reconciliation.Finding;
import vn.lienthong.reporting.reconciliation.LedgerComparison;
import vn.lienthong.reporting.reconciliation.PublishedRow;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Report06a;
import vn.lienthong.reporting.report.Reporting06a;
import vn.lienthong.reporting.report.Row;

/** Holds a published table against itself and against form 06a. */
@Singleton
public class ReconcilesTable {
    private final Reporting06a reporting;

    ReconcilesTable(Reporting06a reporting) {
        this.reporting = reporting;
    }

    /** @param ledger the report, by unit, to hold the row against; empty where the table does not say of which days it is */
    public record Line(PublishedRow row, Optional<Query06a> ledger) {}

    /**
     * In the order of the table.
     *
     * @param asOf the recorded time of the reports
     */
    public Uni<List<Finding>> findings(List<Line> table, Instant asOf) {
        return Multi.createFrom()
                .iterable(table)
                .onItem()
                .transformToUniAndConcatenate(line -> findings(line, asOf))
                .onItem()
                .<Finding>transformToIterable(found -> found)
                .collect()
                .asList();
    }

    private Uni<List<Finding>> findings(Line line, Instant asOf) {
        var arithmetic = Arithmetic.findings(line.row());
        return line.ledger()
                .map(query -> reporting.report(query, asOf).map(report -> both(arithmetic, line.row(), report)))
                .orElseGet(() -> Uni.createFrom().item(arithmetic));
    }

    private static List<Finding> both(List<Finding> arithmetic, PublishedRow row, Report06a report) {
        var ledger = new LedgerComparison(row, counted(report));
        return Stream.concat(arithmetic.stream(), ledger.findings().stream()).toList();
    }

    private static Map<Coverage, Map<Count, Long>> counted(Report06a report) {
        var all = counts(report.total());
        var own = report.rows().stream()
                .filter(row -> row.key().equals(report.unit().code()))
                .findFirst()
                .map(Row::figures)
                .map(ReconcilesTable::counts)
                .orElseThrow();
        var below = new EnumMap<Count, Long>(Count.class);
        all.forEach((count, number) -> below.put(count, number - own.get(count)));
        return Map.of(Coverage.ALL, all, Coverage.OWN, own, Coverage.BELOW, below);
    }

    private static Map<Count, Long> counts(Figures figures) {
        return Map.of(
                Count.RECEIVED,
                figures.received().total(),
                Count.RESOLVED,
                figures.resolved().total(),
                Count.ON_TIME,
                figures.resolved().early() + figures.resolved().onTime(),
                Count.LATE,
                figures.resolved().late(),
                Count.OPEN,
                figures.open().total());
    }
}
