package vn.lienthong.reporting.projection;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.LongConsumer;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.Cell;
import vn.lienthong.reporting.projection.BalanceTables.Detail;
import vn.lienthong.reporting.projection.BalanceTables.OfChannel;
import vn.lienthong.reporting.projection.Movements.Span;
import vn.lienthong.reporting.projection.SourceTables.PostsFor;

/**
 * Fills the empty tables of a set of views with what a partition of the log comes to, all in one transaction: its facts as
 * they come, then, dossier by dossier, what follows from them. A dossier and the group it belongs to are folded together,
 * once, so nothing is read that was written before.
 *
 * <p>Not for several threads. The tables have neither keys nor indexes yet.
 */
public final class PartitionLoad implements AutoCloseable {
    private static final String FACT_COLUMNS =
            "partition, log_offset, position, time, recorded_at, owner, dossier, type, unit, actor, causation, flags,"
                    + " data, sealed, applied";
    private static final String GROUPED = "select " + LoadedFacts.COLUMNS + ", coalesce(m.root, f.dossier) as root"
            + " from fact f left join unnest(?::text[], ?::text[]) m(dossier, root) on m.dossier = f.dossier"
            + " where f.partition = ? order by root, f.log_offset";
    private static final String LEDGER_COLUMNS = "partition, log_offset, recorded_at, business_day, channel,"
            + " from_account, to_account, amount, dossier, unit, procedure, field, officer, since, counted_by, cause_offset";
    private static final String SPAN_COLUMNS = "partition, grain, start, since, counted_by, unit";
    private static final String ACCOUNTS = String.join(", ", Account.columns());
    private static final String RECEIVED = EventTypes.nameOf(DossierReceived.class);
    private static final String COMPLETE = EventTypes.nameOf(SourceCompleteUpTo.class);
    private static final Set<String> SKIPS =
            EventTypes.namesOf(QuarantineSkipped.class).collect(toUnmodifiableSet());
    private static final int FETCHED_AT_ONCE = 2_000;

    private final Connection connection;
    private final int partition;
    private final DueSoonDates dueSoon;
    private final CopyTable facts;
    private long applied;
    private final Map<String, String> roots = new HashMap<>();
    private final Set<String> skipped = new HashSet<>();
    private final Set<String> skippedElsewhere = new HashSet<>();
    private final Set<PostsFor> postsFor = new HashSet<>();
    private final Map<String, Instant> completeUpTo = new HashMap<>();

    private final CopyText dossiers = new CopyText();
    private final List<BookedEntry> entries = new ArrayList<>();
    private boolean leftOut;

    /** @param before the number, in the order applied, in front of the first fact's */
    public PartitionLoad(Connection connection, int partition, DueSoonDates dueSoon, long before) throws SQLException {
        this.connection = connection;
        this.partition = partition;
        this.dueSoon = dueSoon;
        this.applied = before;
        this.facts = new CopyTable(connection, "fact", FACT_COLUMNS);
    }

    /** The next record of the partition. */
    public void add(PlacedRecord placed) throws SQLException {
        var record = placed.record();
        if (record.type().equals(COMPLETE)) {
            complete((SourceCompleteUpTo) EventTypes.decode(record.type(), record.data()));
            return;
        }
        if (SKIPS.contains(record.type())) skip(record);
        if (record.type().equals(RECEIVED) && record.origin() != null) received(record);
        if (!record.dossier().equals(record.partitionKey())) roots.put(record.dossier(), record.partitionKey());
        var number = ++applied;
        facts.line(line -> fact(line, placed, number));
    }

    private void complete(SourceCompleteUpTo said) {
        completeUpTo.merge(said.source(), said.upTo(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** What reporting itself skipped never came to its views; what another skipped came to them if it could be read. */
    private void skip(LogRecord record) {
        var event = ((QuarantineSkipped) EventTypes.decode(record.type(), record.data())).event();
        (record.owner() == Owner.REPORTING ? skipped : skippedElsewhere).add(event);
    }

    private void received(LogRecord record) {
        if (!isReadable(record.type(), record.data())) return;
        var unit = ((DossierReceived) EventTypes.decode(record.type(), record.data())).unit();
        postsFor.add(new PostsFor(partition, record.origin().source(), unit));
    }

    private static boolean isReadable(String type, String data) {
        try {
            return EventTypes.decode(type, data) != null;
        } catch (UnreadableEvent unknown) {
            return false;
        }
    }

    private static void fact(CopyText line, PlacedRecord placed, long number) {
        var record = placed.record();
        line.add(placed.partition())
                .add(placed.offset())
                .add(record.position())
                .add(record.time())
                .add(placed.recordedAt())
                .add(record.owner())
                .add(record.dossier())
                .add(record.type().substring(FactTable.TYPE_PREFIX.length()))
                .add(record.unit())
                .add(record.actor())
                .add(record.causationId())
                .add(FactTable.flags(record.flags()))
                .add(record.data())
                .add(FactTable.sealed(placed))
                .add(number);
    }

    /** Which dossiers are wanted, each together with its group. */
    @FunctionalInterface
    public interface Selection {
        /**
         * @param units every unit that had to do with them
         * @param days on which they moved in the ledger
         */
        boolean holds(Collection<String> codes, Set<String> units, Collection<LocalDate> days);
    }

    /**
     * Works out everything else, after the last record, of the dossiers that are wanted; the facts of all others go again.
     *
     * @param folded is told of every so many facts
     */
    public void finish(Selection selection, LongConsumer folded) throws SQLException {
        facts.end();
        letSkippedGo();
        fold(selection, folded);
        copyDossiers();
        if (leftOut) letOthersGo();
        copyLedger();
        copyBalances();
        copySources();
    }

    /** What was skipped out of quarantine never came to the views; it was told only behind the record itself. */
    private void letSkippedGo() throws SQLException {
        for (var id : skippedElsewhere) if (!isReadable(id)) skipped.add(id);
        if (skipped.isEmpty()) return;
        try (var delete =
                connection.prepareStatement("delete from fact where partition = ? and owner = ? and position = ?")) {
            for (var id : skipped) {
                var event = EventId.parse(id);
                delete.setInt(1, partition);
                delete.setInt(2, event.owner().ordinal());
                delete.setLong(3, event.position());
                delete.executeUpdate();
            }
        }
    }

    private boolean isReadable(String id) throws SQLException {
        try (var select = connection.prepareStatement(
                "select type, data from fact where partition = ? and owner = ? and position = ?")) {
            var event = EventId.parse(id);
            select.setInt(1, partition);
            select.setInt(2, event.owner().ordinal());
            select.setLong(3, event.position());
            try (var rows = select.executeQuery()) {
                return !rows.next() || isReadable(FactTable.TYPE_PREFIX + rows.getString(1), rows.getString(2));
            }
        }
    }

    private void letOthersGo() throws SQLException {
        try (var delete = connection.prepareStatement(
                "delete from fact where partition = ? and not exists (select from dossier where code = fact.dossier)")) {
            delete.setInt(1, partition);
            delete.executeUpdate();
        }
    }

    private void fold(Selection selection, LongConsumer folded) throws SQLException {
        try (var select = connection.prepareStatement(GROUPED)) {
            select.setArray(1, connection.createArrayOf("text", roots.keySet().toArray()));
            select.setArray(2, connection.createArrayOf("text", roots.values().toArray()));
            select.setInt(3, partition);
            select.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = select.executeQuery()) {
                foldFamilies(rows, selection, folded);
            }
        }
    }

    private void foldFamilies(ResultSet rows, Selection selection, LongConsumer folded) throws SQLException {
        var family = new ArrayList<Fact>();
        String root = null;
        while (rows.next()) {
            var of = rows.getString(14);
            if (!of.equals(root)) {
                foldFamily(family, selection);
                folded.accept(family.size());
                family.clear();
                root = of;
            }
            family.add(LoadedFacts.read(rows));
        }
        foldFamily(family, selection);
        folded.accept(family.size());
    }

    private void foldFamily(List<Fact> family, Selection selection) {
        var fold = new BatchFold(Map.of());
        family.forEach(fact -> fold.apply(partition, fact));
        var rows = fold.touched().entrySet().stream()
                .map(last -> DossierRow.of(last.getValue(), fold.changed(last.getKey()), dueSoon))
                .toList();
        if (family.isEmpty() || holds(selection, rows, fold.entries())) keep(rows, fold.entries());
        else leftOut = true;
    }

    private static boolean holds(Selection selection, List<DossierRow> rows, List<BookedEntry> entries) {
        var units = rows.stream().flatMap(row -> row.view().units().stream()).collect(toSet());
        var days = entries.stream().map(one -> one.entry().posting().day()).collect(toSet());
        return selection.holds(rows.stream().map(row -> row.view().code()).toList(), units, days);
    }

    private void keep(List<DossierRow> rows, List<BookedEntry> booked) {
        entries.addAll(booked);
        for (var row : rows) {
            DossierTable.line(dossiers, row);
            dossiers.endLine();
        }
    }

    private void copyDossiers() throws SQLException {
        try (var copy = new CopyTable(connection, "dossier", DossierTable.COLUMNS)) {
            copy.lines(dossiers.take());
            copy.end();
        }
    }

    /** In the order in which things became known, which is what finds those of after a moment quickly. */
    private void copyLedger() throws SQLException {
        entries.sort(comparing(BookedEntry::recordedAt).thenComparing(BookedEntry::offset));
        try (var copy = new CopyTable(connection, "ledger_entry", LEDGER_COLUMNS)) {
            for (var booked : entries) copy.line(line -> entry(line, booked));
            copy.end();
        }
    }

    private static void entry(CopyText line, BookedEntry booked) {
        var posting = booked.entry().posting();
        var cell = posting.cell();
        line.add(booked.partition())
                .add(booked.offset())
                .add(booked.recordedAt())
                .add(posting.day())
                .add(cell.channel())
                .add(posting.from())
                .add(posting.to())
                .add(booked.entry().amount())
                .add(booked.dossier())
                .add(cell.unit())
                .add(cell.procedure())
                .add(cell.field())
                .add(cell.officer())
                .add(posting.since())
                .add(posting.countedBy())
                .add(booked.earlierCause());
    }

    private void copyBalances() throws SQLException {
        var units = Movements.of(entries, Cell::unit);
        copy("unit_balance", "", units, (line, key) -> line.add(key));
        var channels = Movements.of(entries, OfChannel::of);
        copy("channel_balance", ", channel", channels, (line, key) -> line.add(key.unit())
                .add(key.channel()));
        var details = Movements.of(entries, Detail::new);
        copy(
                "detail_balance",
                ", channel, procedure, field, officer",
                details,
                (line, key) -> detail(line, key.cell()));
    }

    private static void detail(CopyText line, Cell cell) {
        line.add(cell.unit())
                .add(cell.channel())
                .add(cell.procedure())
                .add(cell.field())
                .add(cell.officer());
    }

    private interface Key<K> {
        void write(CopyText line, K key);
    }

    private <K extends Comparable<K>> void copy(String table, String more, Movements<K> movements, Key<K> key)
            throws SQLException {
        try (var copy = new CopyTable(connection, table, SPAN_COLUMNS + more + ", " + ACCOUNTS)) {
            for (var row : movements.sums().entrySet()) copy.line(line -> balance(line, row, key));
            copy.end();
        }
    }

    private static <K extends Comparable<K>> void balance(CopyText line, Entry<Span<K>, int[]> row, Key<K> key) {
        var span = row.getKey();
        line.add(span.partition())
                .add(span.grain())
                .add(span.start())
                .add(span.since())
                .add(span.countedBy());
        key.write(line, span.key());
        line.addAll(row.getValue());
    }

    private void copySources() throws SQLException {
        try (var copy = new CopyTable(connection, "source_unit", "partition, source, unit")) {
            for (var one : postsFor)
                copy.line(line -> line.add(partition).add(one.source()).add(one.unit()));
            copy.end();
        }
        try (var copy = new CopyTable(connection, "source_complete", "partition, source, up_to")) {
            for (var said : completeUpTo.entrySet())
                copy.line(line -> line.add(partition).add(said.getKey()).add(said.getValue()));
            copy.end();
        }
    }

    @Override
    public void close() throws SQLException {
        facts.close();
    }
}
