package vn.lienthong.reporting.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.Cell;
import vn.lienthong.reporting.projection.Movements.Span;

/** The tables of balances: by unit, by unit and channel, and by everything a report can be broken down by. */
@Singleton
public class BalanceTables {
    private static final List<String> SPAN = List.of("partition", "grain", "start", "since", "counted_by", "unit");
    private static final List<String> SPAN_TYPES = List.of("smallint", "smallint", "date", "date", "smallint", "text");
    private static final List<String> CHANNEL = List.of("channel");
    private static final List<String> CHANNEL_TYPES = List.of("smallint");
    private static final List<String> DETAIL = List.of("channel", "procedure", "field", "officer");
    private static final List<String> DETAIL_TYPES = List.of("smallint", "text", "text", "text");

    private static final String ADD_TO_UNITS =
            addTo("unit_balance", SPAN, SPAN_TYPES, "unit, grain, start, partition, since, counted_by");
    private static final String ADD_TO_CHANNELS = addTo(
            "channel_balance",
            joined(SPAN, CHANNEL),
            joined(SPAN_TYPES, CHANNEL_TYPES),
            "unit, grain, start, partition, channel, since, counted_by");
    private static final String ADD_TO_DETAILS = addTo(
            "detail_balance",
            joined(SPAN, DETAIL),
            joined(SPAN_TYPES, DETAIL_TYPES),
            "unit, grain, start, partition, procedure, channel, officer, field, since, counted_by");

    record OfChannel(String unit, Channel channel) implements Comparable<OfChannel> {
        private static final Comparator<OfChannel> ORDER =
                Comparator.comparing(OfChannel::unit).thenComparing(OfChannel::channel);

        static OfChannel of(Cell cell) {
            return new OfChannel(cell.unit(), cell.channel());
        }

        @Override
        public int compareTo(OfChannel other) {
            return ORDER.compare(this, other);
        }
    }

    record Detail(Cell cell) implements Comparable<Detail> {
        private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::unit)
                .thenComparing(Cell::procedure)
                .thenComparing(Cell::channel)
                .thenComparing(Cell::officer)
                .thenComparing(Cell::field);

        @Override
        public int compareTo(Detail other) {
            return ORDER.compare(cell, other.cell);
        }
    }

    Uni<Void> add(SqlConnection tx, List<BookedEntry> entries) {
        if (entries.isEmpty()) return Uni.createFrom().voidItem();
        return addToUnits(tx, entries).chain(() -> addToChannels(tx, entries)).chain(() -> addToDetails(tx, entries));
    }

    private static Uni<Void> addToUnits(SqlConnection tx, List<BookedEntry> entries) {
        var rows = List.copyOf(Movements.of(entries, Cell::unit).sums().entrySet());
        var c = new Columns<>(rows);
        var tuple = spans(c).addValue(c.texts(r -> r.getKey().key()));
        return tx.preparedQuery(ADD_TO_UNITS).execute(withAccounts(tuple, c)).replaceWithVoid();
    }

    private static Uni<Void> addToChannels(SqlConnection tx, List<BookedEntry> entries) {
        var sums = Movements.of(entries, OfChannel::of).sums();
        var c = new Columns<>(List.copyOf(sums.entrySet()));
        var tuple = spans(c).addValue(c.texts(r -> r.getKey().key().unit()))
                .addValue(c.ordinals(r -> r.getKey().key().channel()));
        return tx.preparedQuery(ADD_TO_CHANNELS).execute(withAccounts(tuple, c)).replaceWithVoid();
    }

    private static Uni<Void> addToDetails(SqlConnection tx, List<BookedEntry> entries) {
        var rows = List.copyOf(Movements.of(entries, Detail::new).sums().entrySet());
        var c = new Columns<>(rows);
        var tuple = spans(c).addValue(c.texts(r -> cell(r).unit()))
                .addValue(c.ordinals(r -> cell(r).channel()))
                .addValue(c.texts(r -> cell(r).procedure()))
                .addValue(c.texts(r -> cell(r).field()))
                .addValue(c.texts(r -> cell(r).officer()));
        return tx.preparedQuery(ADD_TO_DETAILS).execute(withAccounts(tuple, c)).replaceWithVoid();
    }

    private static Cell cell(Entry<Span<Detail>, int[]> row) {
        return row.getKey().key().cell();
    }

    private static <K extends Comparable<K>> Tuple spans(Columns<Entry<Span<K>, int[]>> c) {
        return Tuple.tuple()
                .addValue(c.shorts(r -> r.getKey().partition()))
                .addValue(c.ordinals(r -> r.getKey().grain()))
                .addValue(c.dates(r -> r.getKey().start()))
                .addValue(c.dates(r -> r.getKey().since()))
                .addValue(c.ordinals(r -> r.getKey().countedBy()));
    }

    private static <K extends Comparable<K>> Tuple withAccounts(Tuple tuple, Columns<Entry<Span<K>, int[]>> c) {
        for (var account : Account.values()) tuple.addValue(c.ints(r -> r.getValue()[account.ordinal()]));
        return tuple;
    }

    private static String addTo(String table, List<String> keys, List<String> types, String primaryKey) {
        var accounts = Arrays.asList(Account.columns());
        var columns = String.join(", ", joined(keys, accounts));
        var arrays = joined(types, accounts.stream().map(_ -> "int").toList());
        var unnested = IntStream.range(0, arrays.size())
                .mapToObj(i -> "$" + (i + 1) + "::" + arrays.get(i) + "[]")
                .collect(Collectors.joining(", "));
        var sums = accounts.stream()
                .map(account -> account + " = b." + account + " + excluded." + account)
                .collect(Collectors.joining(", "));
        return "insert into " + table + " as b (" + columns + ") select * from unnest(" + unnested + ") on conflict ("
                + primaryKey + ") do update set " + sums;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
