package vn.lienthong.systemtests;

import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.projection.DossierTable;
import vn.lienthong.reporting.projection.DueSoonDates;
import vn.lienthong.testkit.Database;

/** Rows of the table of dossiers, every column by its name: as they stand, and as the log makes them. */
final class ViewRow {
    private static final DueSoonDates DUE_SOON = new DueSoonDates(LiveCatalogue.shipped());

    private ViewRow() {}

    /** By dossier, those received at the unit. */
    static Map<String, Map<String, Object>> stored(Suite suite, String unit) {
        return Database.of(suite, REPORTING)
                .query("select * from dossier where unit = '" + unit + "'", ViewRow::columns)
                .stream()
                .collect(Collectors.toMap(row -> (String) row.get("code"), row -> row));
    }

    private static Map<String, Object> columns(ResultSet row) throws SQLException {
        var columns = new TreeMap<String, Object>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++)
            columns.put(row.getMetaData().getColumnName(i), plain(row.getObject(i)));
        return columns;
    }

    private static Object plain(Object value) throws SQLException {
        return switch (value) {
            case Timestamp time -> time.toInstant();
            case Array array -> Arrays.asList((Object[]) array.getArray());
            case Integer number -> number.longValue();
            case null -> null;
            default -> value;
        };
    }

    /** What the records of one dossier come to, folded at once and afresh. */
    static Map<String, Object> folded(String code, List<LogRecord> records, Map<String, Long> offsets) {
        var facts = records.stream()
                .map(record -> Fact.of(record, offsets.get(record.id()), record.recordedAt()))
                .toList();
        var dossier = Dossier.of(code, facts, new TreeSet<>());
        var view = DossierView.of(dossier);
        var row = new HashMap<String, Object>(timesOf(view));
        row.put("partition", (long) records.getFirst().shard());
        row.put("log_offset", facts.getLast().offset());
        row.put("pending", (long) dossier.history().unanswered().size());
        row.put("code", view.code());
        row.put("parent", view.parent());
        row.put("children", List.copyOf(view.children()));
        row.put("status", number(view.status()));
        row.put("awaiting", (long) DossierTable.bits(view.awaiting()));
        row.put("channel", number(view.channel()));
        row.put("outcome", number(view.outcome()));
        row.put("punctuality", number(view.punctuality()));
        row.put("procedure", view.procedure());
        row.put("field", view.field());
        row.put("unit", view.unit());
        row.put("resolving_unit", view.resolvingUnit());
        row.put("holder", view.holder());
        row.put("sent_to", view.sentTo());
        row.put("units", List.copyOf(view.units()));
        row.put("officer", view.officer());
        row.put(
                "overdue_cause",
                view.overdueCause() == null ? null : view.overdueCause().name());
        row.put("flags", names(view));
        return row;
    }

    private static Map<String, Instant> timesOf(DossierView view) {
        var times = new HashMap<String, Instant>();
        times.put("received_at", view.receivedAt());
        times.put("submitted_at", view.submittedAt());
        times.put("due_at", at(view.due()));
        times.put("original_due_at", at(view.originalDue()));
        times.put("due_soon_from", DUE_SOON.of(view));
        times.put("overdue_from", view.overdueFrom());
        times.put("passed_at", view.passedAt());
        times.put("closed_at", view.closedAt());
        times.put("returned_at", view.returnedAt());
        return times;
    }

    private static Instant at(DueDate due) {
        return due == null ? null : due.at();
    }

    private static Long number(Enum<?> constant) {
        return constant == null ? null : (long) constant.ordinal();
    }

    private static String names(DossierView view) {
        return view.flags().isEmpty()
                ? null
                : view.flags().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }
}
