package vn.lienthong.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.catalogue.ReferenceState;
import vn.lienthong.contracts.event.ProcedureAmended;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.Limit;

/** Later versions of the procedure of Trâu Quỳ's dossiers. */
public final class NewLimits {
    public static final String PROCEDURE = "LOCAL-DCXD";
    public static final String BASIS = "QĐ 12/QĐ-UBND";

    private NewLimits() {}

    /** The shipped procedure with these versions after its first one. */
    public static ProcedureAmended amended(ProcedureVersion... later) {
        var shipped = ReferenceState.shipped().procedure(PROCEDURE).orElseThrow();
        var versions = new ArrayList<>(shipped.versions());
        versions.addAll(List.of(later));
        var amended = new ProcedureDescription(
                shipped.code(),
                shipped.codeBelieved(),
                shipped.synthetic(),
                shipped.name(),
                shipped.english(),
                shipped.field(),
                shipped.group(),
                shipped.within(),
                versions);
        return new ProcedureAmended(amended, new Approval("12/QĐ-UBND", "UBND thành phố Hà Nội"));
    }

    public static ProcedureVersion version(
            String name, LocalDate from, Limit limit, SupplementPolicy supplement, Transition transition) {
        var first = ReferenceState.shipped()
                .procedure(PROCEDURE)
                .orElseThrow()
                .versions()
                .getFirst();
        return new ProcedureVersion(
                PROCEDURE + "/" + name,
                from,
                null,
                first.levels(),
                limit,
                first.start(),
                supplement,
                first.resolvedAt(),
                transition,
                BASIS,
                null,
                true,
                first.fees(),
                first.forms(),
                first.steps());
    }
}
