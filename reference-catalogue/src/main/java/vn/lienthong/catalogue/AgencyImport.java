package vn.lienthong.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.catalogue.AgencyFaults.Stated;
import vn.lienthong.contracts.event.AgencyAmended;
import vn.lienthong.contracts.event.AgencyDissolved;
import vn.lienthong.contracts.event.AgencyEstablished;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Approval;

/** Decides what rows about agencies change. */
final class AgencyImport {
    private final ReferenceState known;
    private final Sent<AgencyRow> sent;
    private final Planning<AgencyDescription> planning;
    private final Map<UnitKey, Stated> after = new TreeMap<>();

    AgencyImport(ReferenceState known, Sent<AgencyRow> sent, Approval given) {
        this.known = known;
        this.sent = sent;
        this.planning = new Planning<>(sent, given);
        known.agencies().forEach(agency -> {
            var key = UnitKey.of(agency);
            after.put(key, new Stated(agency, key.toString(), 0));
        });
    }

    Plan<AgencyDescription> plan() {
        sent.rows().forEach(this::row);
        AgencyFaults.in(after.values(), known, sent.unread())
                .forEach(found -> planning.fault(found.of().line(), found.what()));
        return planning.plan();
    }

    private void row(Sent.Row<AgencyRow> row) {
        var key = new UnitKey(row.value().code(), row.value().from());
        if (!planning.begins(key, row)) return;
        var before = known.agency(key.code(), key.from());
        if (before.isPresent()) change(row, before.get());
        else establish(row);
    }

    private void establish(Sent.Row<AgencyRow> row) {
        var agency = row.value().established();
        state(row, agency);
        planning.change(row.line(), new AgencyEstablished(agency, planning.approval(row)), null);
    }

    private void change(Sent.Row<AgencyRow> row, AgencyDescription before) {
        var faults = faults(row.value(), before);
        faults.forEach(what -> planning.fault(row.line(), what));
        if (!faults.isEmpty()) return;
        var approval = planning.approval(row);
        var amended = row.value().amended(before);
        if (!amended.equals(before)) planning.change(row.line(), new AgencyAmended(amended, approval), before);
        var ended = row.value().ended(amended);
        if (!ended.equals(amended)) planning.change(row.line(), new AgencyDissolved(ended, approval), amended);
        if (ended.equals(before)) planning.unchanged();
        else state(row, ended);
    }

    /** Where it belongs and what it is stand as long as it lasts: on them hangs whose facts are whose. */
    private static List<String> faults(AgencyRow row, AgencyDescription before) {
        var faults = new ArrayList<String>();
        if (!row.kind().equals(before.kind())) faults.add("kind: " + isKept(before.kind()));
        if (!row.unit().equals(before.unit())) faults.add("unit: " + isKept(before.unit()));
        if (row.reopened() && before.to() != null) faults.add("to: was " + before.to() + ", and no end is taken back");
        return faults;
    }

    private static String isKept(String before) {
        return "was " + before + ", which an agency keeps as long as it lasts: end it and let another one begin";
    }

    private void state(Sent.Row<AgencyRow> row, AgencyDescription agency) {
        after.put(UnitKey.of(agency), new Stated(agency, "line " + row.line(), row.line()));
    }
}
