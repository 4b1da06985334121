package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.report.Report06a.Completeness;
import vn.lienthong.reporting.report.Report06a.UnitName;
import vn.lienthong.reporting.views.AskedViews;

/** Answers form 06a: rows from one set of balances, the total from the other, and every check from both. */
@Singleton
public class Reporting06a {
    private final Snapshot snapshot;
    private final BalanceReader balances;
    private final BearersLedger ledger;
    private final FiledEditions filed;
    private final LogStanding log;
    private final Finality finality;
    private final OwnersQuarantine ownersQuarantine;
    private final Labels labels;
    private final AskedViews views;

    public Reporting06a(
            Snapshot snapshot,
            BalanceReader balances,
            BearersLedger ledger,
            FiledEditions filed,
            LogStanding log,
            Finality finality,
            OwnersQuarantine ownersQuarantine,
            Labels labels,
            AskedViews views) {
        this.snapshot = snapshot;
        this.balances = balances;
        this.ledger = ledger;
        this.filed = filed;
        this.log = log;
        this.finality = finality;
        this.ownersQuarantine = ownersQuarantine;
        this.labels = labels;
        this.views = views;
    }

    /** @param waiting whether a record of the part of the log asked for waits in quarantine */
    private record Standing(
            Map<Integer, Long> position,
            List<Completeness> complete,
            long quarantined,
            long pending,
            boolean waiting) {}

    /** @param asOf the recorded time the answer is about */
    public Uni<Report06a> report(Query06a query, Instant asOf) {
        // before reading: what is applied between the two only makes the answer more complete than it says
        var isFinal = views.set().isEmpty() && finality.isFinal(asOf);
        return snapshot.read(tx -> report(tx, query, asOf, isFinal));
    }

    /** The same within a transaction of the caller's, which sees one state of the database. */
    public Uni<Report06a> report(SqlConnection tx, Query06a query, Instant asOf) {
        return report(tx, query, asOf, finality.isFinal(asOf));
    }

    private Uni<Report06a> report(SqlConnection tx, Query06a query, Instant asOf, boolean isFinal) {
        return Uni.combine()
                .all()
                .unis(counted(tx, query), standing(tx, query))
                .with((counted, standing) -> report(query, asOf, isFinal, counted, standing));
    }

    private Uni<Counted> counted(SqlConnection tx, Query06a query) {
        return Uni.combine()
                .all()
                .unis(rowSums(tx, query), totalSums(tx, query), totalOfThen(tx, query), filed.around(tx, query))
                .with(Counted::new);
    }

    /**
     * All sums of an answer, each read by itself.
     *
     * @param ofThen what the units of then have all together, where that must be the same
     * @param filed what was filed of this report and of the one before
     */
    private record Counted(Sums rows, Sums totals, Optional<Figures> ofThen, FiledBefore filed) {}

    private Uni<Sums> rowSums(SqlConnection tx, Query06a query) {
        return switch (query.structure()) {
            case Structure.Now now -> ledger.sums(tx, query.by(), query, now.bearers());
            case Structure.Then _ ->
                query.by() == Breakdown.UNIT ? rowsByUnit(tx, query) : balances.by(tx, query.by(), query);
        };
    }

    /** The balances know units by their codes, which does not do where one passed to another unit within the period. */
    private Uni<Sums> rowsByUnit(SqlConnection tx, Query06a query) {
        return query.scope()
                .passedOn()
                .map(bearers -> ledger.sums(tx, Breakdown.UNIT, query, bearers))
                .orElseGet(() -> balances.by(tx, Breakdown.UNIT, query)
                        .map(sums -> sums.by(query.scope().rowOf()::get)));
    }

    /** From sums that the rows do not come from. */
    private Uni<Sums> totalSums(SqlConnection tx, Query06a query) {
        var by = query.by() == Breakdown.UNIT ? Breakdown.CHANNEL : Breakdown.UNIT;
        return switch (query.structure()) {
            case Structure.Now now -> ledger.sums(tx, by, query, now.bearers());
            case Structure.Then _ -> balances.by(tx, by, query);
        };
    }

    private Uni<Optional<Figures>> totalOfThen(SqlConnection tx, Query06a query) {
        return switch (query.structure()) {
            case Structure.Now now
            when now.then().isPresent() ->
                balances.by(tx, Breakdown.UNIT, query.onUnitsOf(now.then().get()))
                        .map(sums -> Optional.of(sums.ofAll()));
            case Structure.Now _, Structure.Then _ -> Uni.createFrom().item(Optional.empty());
        };
    }

    private Uni<Standing> standing(SqlConnection tx, Query06a query) {
        var units = query.scope().units();
        return Uni.combine()
                .all()
                .unis(
                        log.position(tx, query.known()),
                        log.completeness(tx, units),
                        log.quarantined(tx, units),
                        log.pending(tx, units),
                        log.waiting(tx, query.known()))
                .with(Standing::new);
    }

    private Report06a report(Query06a query, Instant asOf, boolean isFinal, Counted counted, Standing standing) {
        var rows = rows(query, counted.rows());
        var total = counted.totals().ofAll();
        return new Report06a(
                Report06a.FORM,
                new UnitName(query.scope().unit().code(), query.scope().unit().name()),
                query.period().from(),
                query.period().to(),
                asOf,
                standing.position(),
                query.structure().text(),
                query.dueBasis().text(),
                rows,
                total,
                checks(rows, total, counted),
                isFinal && !standing.waiting(),
                standing.complete(),
                standing.quarantined() + ownersQuarantine.records(),
                standing.pending(),
                counted.filed().sameAs(rows, total).orElse(null));
    }

    private static List<Check> checks(List<Row> rows, Figures total, Counted counted) {
        var previousClosing = previousClosing(counted.rows()) + counted.filed().differs();
        var checks = new ArrayList<>(Check.of(rows, total, previousClosing));
        counted.ofThen().ifPresent(then -> checks.add(Check.ofStructures(total, then)));
        return checks;
    }

    /** Column (11) of the report that ends on the day before, over all rows: between them dossiers may have passed since. */
    private static long previousClosing(Sums sums) {
        return sums.allOpening().on(Account.CONTROL_OPEN);
    }

    /** Every unit has its row, also with nothing in it; agencies and other rows only where there is something. */
    private List<Row> rows(Query06a query, Sums sums) {
        var rows = new ArrayList<Row>();
        for (var key : keys(query, sums)) {
            var shown = query.by() == Breakdown.CHANNEL ? Channel.values()[Integer.parseInt(key)].name() : key;
            rows.add(new Row(shown, labels.of(query, shown), sums.of(key)));
        }
        return rows;
    }

    private static Iterable<String> keys(Query06a query, Sums sums) {
        Predicate<String> isEmpty = key -> sums.of(key).equals(Figures.none());
        var keys = query.by() == Breakdown.UNIT
                ? new LinkedHashSet<>(query.scope().rows().keySet())
                : new TreeSet<>(sums.closing().keySet());
        keys.removeIf(query.by() == Breakdown.UNIT ? isEmpty.and(query.scope().agencies()::contains) : isEmpty);
        return keys;
    }
}
