package vn.lienthong.catalogue;

import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.UnitGeneration;

/**
 * Decides what a file changes. Any fault refuses the whole file; what is known already makes no fact. What a row leaves
 * out is as known, so nothing is removed by leaving it out.
 */
public final class ReferenceImport {
    private ReferenceImport() {}

    /**
     * A unit is known by its code and first day. A row about a generation that began earlier and is otherwise the same
     * changes nothing: its file knows the unit only since then. Names that differ by nothing but the place of the tone
     * mark (Hoà, Hòa) are the same name, and successors in another order the same successors.
     *
     * @param given whose word counts where a row names neither document nor approver; {@code null}: nobody's
     */
    public static Plan<UnitGeneration> units(ReferenceState known, Sent<UnitRow> sent, Approval given) {
        return new UnitImport(known, sent, given).plan();
    }

    /**
     * An agency is known by its code and first day.
     *
     * @param given as for units
     */
    public static Plan<AgencyDescription> agencies(ReferenceState known, Sent<AgencyRow> sent, Approval given) {
        return new AgencyImport(known, sent, given).plan();
    }

    /**
     * An officer is known by id, and each appointment by its first day. An appointment that is new ends the one before it.
     *
     * @param given as for units
     */
    public static Plan<OfficerDescription> officers(ReferenceState known, Sent<OfficerRow> sent, Approval given) {
        return new OfficerImport(known, sent, given).plan();
    }

    /**
     * A delegation is known by its code; it changes by its revocation only.
     *
     * @param given as for units
     */
    public static Plan<DelegationDescription> delegations(
            ReferenceState known, Sent<DelegationRow> sent, Approval given) {
        return new DelegationImport(known, sent, given).plan();
    }

    /**
     * A version of a procedure is known by its name and pinned by the dossiers received under it: only its end, whether it
     * is approved and what is assumed of it may change. A later version ends the one before it.
     *
     * @param given as for units
     */
    public static Plan<ProcedureDescription> procedures(ReferenceState known, Sent<ProcedureRow> sent, Approval given) {
        return new ProcedureImport(known, sent, given).plan();
    }

    /**
     * A version of the calendar is known by its name and pinned by the due dates counted with it: it never changes.
     *
     * @param given as for units
     */
    public static Plan<CalendarVersion> calendars(ReferenceState known, Sent<CalendarRow> sent, Approval given) {
        return new CalendarImport(known, sent, given).plan();
    }
}
