package vn.lienthong.reporting.projection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.CountedBy;
import vn.lienthong.reporting.domain.Posting;
import vn.lienthong.reporting.report.AccountSums;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Figures;

/** The ledger without a database: booked fact by fact by the projection's own fold, and summed as reports sum it. */
record LedgerInMemory(List<BookedEntry> entries) {

    static LedgerInMemory of(List<Fact> facts) {
        var fold = new BatchFold(Map.of());
        facts.forEach(fact -> fold.apply(0, fact));
        return new LedgerInMemory(fold.entries());
    }

    /** By row; no row with nothing in it. */
    Map<String, Figures> figures(Question question) {
        return figures(question, question.period().dayBefore());
    }

    /** @param before the day at the end of which the period opens */
    Map<String, Figures> figures(Question question, LocalDate before) {
        var opening = sums(question, before);
        var closing = sums(question, question.period().to());
        var figures = new TreeMap<String, Figures>();
        closing.forEach(
                (row, sums) -> figures.put(row, Figures.of(opening.getOrDefault(row, AccountSums.zero()), sums)));
        figures.values().removeIf(Figures.of(AccountSums.zero(), AccountSums.zero())::equals);
        return figures;
    }

    /** Over all rows. */
    Figures total(Question question) {
        return Figures.of(
                all(sums(question, question.period().dayBefore())),
                all(sums(question, question.period().to())));
    }

    private static AccountSums all(Map<String, AccountSums> sums) {
        return sums.values().stream().reduce(AccountSums.zero(), AccountSums::plus);
    }

    private Map<String, AccountSums> sums(Question question, LocalDate endOf) {
        var closes = question.ofToday() ? closes(question) : Map.<String, LocalDate>of();
        var accounts = new HashMap<String, long[]>();
        for (var entry : entries) {
            if (!counts(entry, question) || posting(entry).day().isAfter(endOf)) continue;
            var row = accounts.computeIfAbsent(row(entry, question, closes), _ -> new long[Account.count()]);
            row[posting(entry).to().ordinal()] += entry.entry().amount();
            row[posting(entry).from().ordinal()] -= entry.entry().amount();
        }
        var sums = new HashMap<String, AccountSums>();
        accounts.forEach((row, of) -> sums.put(row, AccountSums.of(of)));
        return sums;
    }

    /** Which lines a report reads: what passed to another unit since counts for it only by the units of then. */
    private static boolean counts(BookedEntry entry, Question question) {
        return entry.offset() < question.known()
                && posting(entry).countedBy() != CountedBy.notBy(question.basis())
                && (question.ofToday()
                        || !posting(entry).since().isAfter(question.period().to()));
    }

    private static String row(BookedEntry entry, Question question, Map<String, LocalDate> closes) {
        if (!question.ofToday() || question.by() != Breakdown.UNIT)
            return question.row(posting(entry).cell());
        var close = closes.getOrDefault(account(entry), LocalDate.MAX);
        return question.country().heir(posting(entry).cell().unit(), close);
    }

    /** When each dossier closed, if it did, at each unit for which it was posted. */
    private Map<String, LocalDate> closes(Question question) {
        var times = new HashMap<String, Map<LocalDate, Integer>>();
        for (var entry : entries)
            if (entry.offset() < question.known() && posting(entry).to() == Account.CONTROL_CLOSED)
                times.computeIfAbsent(account(entry), _ -> new HashMap<>())
                        .merge(posting(entry).day(), entry.entry().amount(), Integer::sum);
        var closes = new HashMap<String, LocalDate>();
        times.forEach((account, days) -> days.forEach((day, sum) -> {
            if (sum > 0) closes.put(account, day);
        }));
        return closes;
    }

    private static String account(BookedEntry entry) {
        return entry.dossier() + " " + posting(entry).cell().unit();
    }

    private static Posting posting(BookedEntry entry) {
        return entry.entry().posting();
    }

    /** How many stand in each cell, by the names of the fields that count them; no cell with none. */
    static Map<String, Long> cells(Figures figures) {
        var cells = new TreeMap<String, Long>();
        var received = figures.received();
        cells.put("received.total", received.total());
        cells.put("received.online", received.online());
        cells.put("received.direct", received.direct());
        cells.put("received.carriedIn", received.carriedIn());
        var resolved = figures.resolved();
        cells.put("resolved.total", resolved.total());
        cells.put("resolved.early", resolved.early());
        cells.put("resolved.onTime", resolved.onTime());
        cells.put("resolved.late", resolved.late());
        cells.put("resolved.onTimeAfterExtension", resolved.onTimeAfterExtension());
        resolved.byOutcome().forEach((kind, count) -> cells.put("resolved.byOutcome." + kind, count));
        var open = figures.open();
        cells.put("open.total", open.total());
        cells.put("open.inTime", open.inTime());
        cells.put("open.overdue", open.overdue());
        cells.put("open.awaiting", open.awaiting());
        cells.values().removeIf(count -> count == 0);
        return cells;
    }
}
