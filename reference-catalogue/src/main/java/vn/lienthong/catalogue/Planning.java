package vn.lienthong.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.reference.Approval;

/** What is found while a file is gone through row by row. */
final class Planning<T> {
    private final Approval given;
    private final List<Fault> faults;
    private final List<Plan.Change<T>> changes = new ArrayList<>();
    private final Map<Object, Integer> lines = new HashMap<>();
    private int unchanged;

    Planning(Sent<?> sent, Approval given) {
        this.given = given == null ? new Approval(null, null) : given;
        this.faults = new ArrayList<>(sent.faults());
    }

    /** Whether the row is the first one about its subject; if not, it is to be gone over. */
    boolean begins(Object key, Sent.Row<?> row) {
        onSomebodysWord(row);
        var first = lines.putIfAbsent(key, row.line());
        if (first != null) fault(row.line(), key + " stands on line " + first + " already");
        return first == null;
    }

    private void onSomebodysWord(Sent.Row<?> row) {
        var word = approval(row);
        if (word.document() == null && word.approver() == null)
            fault(row.line(), "names neither document nor approver");
        else if (word.document() == null) fault(row.line(), "names no document");
        else if (word.approver() == null) fault(row.line(), "names no approver");
    }

    /** On whose word the row stands: its own, and what it leaves out as given with the file. */
    Approval approval(Sent.Row<?> row) {
        return new Approval(
                Optional.ofNullable(row.approval().document()).orElse(given.document()),
                Optional.ofNullable(row.approval().approver()).orElse(given.approver()));
    }

    void fault(int line, String what) {
        faults.add(new Fault(line, what));
    }

    void faults(List<Fault> found) {
        faults.addAll(found);
    }

    void change(int line, ReferenceEvent fact, T before) {
        changes.add(new Plan.Change<>(line, fact, before));
    }

    void unchanged() {
        unchanged++;
    }

    Plan<T> plan() {
        return faults.isEmpty() ? new Plan.Accepted<>(changes, unchanged) : new Plan.Refused<>(faults);
    }
}
