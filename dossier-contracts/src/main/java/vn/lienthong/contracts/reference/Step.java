package vn.lienthong.contracts.reference;

import java.util.List;
import vn.lienthong.contracts.value.Limit;

/**
 * One step of a procedure's internal process (quy trình nội bộ), startable once the steps it names are completed.
 *
 * @param at where it is done; {@code null} where an agency of a kind does it
 * @param agency the kind of agency that does it, e.g. POLICE: the one that serves the receiving unit
 * @param procedure of a group: the procedure of the dossier that the step has of its own (thủ tục thành phần)
 * @param limit of the step; {@code null} where it has a dossier of its own, with the limit of that procedure
 * @param optional of a part of a group: whether it begins only where the filing asks for it; left out: no
 */
public record Step(
        String id,
        Place at,
        String agency,
        String procedure,
        String work,
        Limit limit,
        List<String> after,
        Boolean optional) {
    public Step {
        after = after == null ? List.of() : List.copyOf(after);
        optional = Boolean.TRUE.equals(optional);
    }

    /** The same step, waiting for others. */
    public Step after(List<String> others) {
        return new Step(id, at, agency, procedure, work, limit, others, optional);
    }
}
