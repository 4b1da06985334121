package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.report.Report06a.Completeness;
import vn.lienthong.reporting.report.Report06a.UnitName;

/** Answers form 06a: rows from one set of balances, the total from the other, and every check from both. */
@Singleton
public class Reporting06a {
    private final Snapshot snapshot;
    private final BalanceReader balances;
    private final LogStanding log;
    private final Finality finality;
    private final OwnersQuarantine ownersQuarantine;
    private final Labels labels;

    public Reporting06a(
            Snapshot snapshot,
            BalanceReader balances,
            LogStanding log,
            Finality finality,
            OwnersQuarantine ownersQuarantine,
            Labels labels) {
        this.snapshot = snapshot;
        this.balances = balances;
        this.log = log;
        this.finality = finality;
        this.ownersQuarantine = ownersQuarantine;
        this.labels = labels;
    }

    /** Opening and closing sums, by key. */
    private record Sums(Map<String, AccountSums> opening, Map<String, AccountSums> closing) {
        Figures of(String key) {
            return Figures.of(at(opening, key), at(closing, key));
        }

        Figures ofAll() {
            return Figures.of(all(opening), all(closing));
        }

        private static AccountSums at(Map<String, AccountSums> sums, String key) {
            return sums.getOrDefault(key, AccountSums.zero());
        }

        static AccountSums all(Map<String, AccountSums> sums) {
            return sums.values().stream().reduce(AccountSums.zero(), AccountSums::plus);
        }
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
        var isFinal = finality.isFinal(asOf);
        return snapshot.read(tx -> Uni.combine()
                .all()
                .unis(rowSums(tx, query), totalSums(tx, query), standing(tx, query))
                .asTuple()
                .map(t -> report(query, asOf, isFinal, t.getItem1(), t.getItem2(), t.getItem3())));
    }

    private Uni<Sums> rowSums(SqlConnection tx, Query06a query) {
        var units = query.scope().units();
        var to = query.period().to();
        if (query.by() != Breakdown.UNIT) {
            return sums(query, day -> balances.byDetail(tx, query.by(), units, day, to, query.known()));
        }
        return sums(
                query, day -> balances.byUnit(tx, units, day, to, query.known()).map(sums -> byRow(query, sums)));
    }

    /** From the balances that the rows do not come from. */
    private Uni<Sums> totalSums(SqlConnection tx, Query06a query) {
        var units = query.scope().units();
        var to = query.period().to();
        return query.by() == Breakdown.UNIT
                ? sums(query, day -> balances.byDetail(tx, Breakdown.FIELD, units, day, to, query.known()))
                : sums(query, day -> balances.byUnit(tx, units, day, to, query.known()));
    }

    private interface AtEndOf {
        Uni<Map<String, AccountSums>> read(LocalDate day);
    }

    private static Uni<Sums> sums(Query06a query, AtEndOf read) {
        return Uni.combine()
                .all()
                .unis(
                        read.read(query.period().dayBefore()),
                        read.read(query.period().to()))
                .with(Sums::new);
    }

    /** Units below a row's unit count in that row. */
    private static Map<String, AccountSums> byRow(Query06a query, Map<String, AccountSums> byUnit) {
        var rows = new TreeMap<String, AccountSums>();
        byUnit.forEach((unit, sums) -> rows.merge(query.scope().rowOf().get(unit), sums, AccountSums::plus));
        return rows;
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

    private Report06a report(
            Query06a query, Instant asOf, boolean isFinal, Sums rowSums, Sums totals, Standing standing) {
        var rows = rows(query, rowSums);
        var total = totals.ofAll();
        var previousClosing = previousClosing(rowSums);
        return new Report06a(
                Report06a.FORM,
                new UnitName(query.scope().unit().code(), query.scope().unit().name()),
                query.period().from(),
                query.period().to(),
                asOf,
                standing.position(),
                "then",
                rows,
                total,
                Check.of(rows, total, previousClosing),
                isFinal && !standing.waiting(),
                standing.complete(),
                standing.quarantined() + ownersQuarantine.records(),
                standing.pending(),
                null);
    }

    /** Column (11) of the report that ends on the day before, over all rows: between them dossiers may have passed since. */
    private static long previousClosing(Sums sums) {
        return Sums.all(sums.opening()).on(Account.CONTROL_OPEN);
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
