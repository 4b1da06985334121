package vn.lienthong.contracts.reference;

import java.util.List;

/**
 * A procedure (thủ tục hành chính) with all its dated versions as they now stand, in order of time.
 *
 * @param codeBelieved whether the code is believed and not confirmed
 * @param synthetic whether it is made up for the reference cases
 * @param field code of the field (lĩnh vực)
 * @param group whether it is a group of procedures (nhóm thủ tục liên thông) with dossiers of their own
 * @param within code of the unit that has it, and all below, where it is one of a place alone; {@code null} for one of the
 *     whole country
 */
public record ProcedureDescription(
        String code,
        Boolean codeBelieved,
        Boolean synthetic,
        String name,
        String english,
        String field,
        Boolean group,
        String within,
        List<ProcedureVersion> versions) {

    /** Who sends no flag has none: equal procedures are equal however they were written. */
    public ProcedureDescription {
        codeBelieved = Boolean.TRUE.equals(codeBelieved);
        synthetic = Boolean.TRUE.equals(synthetic);
        group = Boolean.TRUE.equals(group);
        versions = versions == null ? List.of() : List.copyOf(versions);
    }

    /** One of the whole country. */
    public ProcedureDescription(
            String code,
            Boolean codeBelieved,
            Boolean synthetic,
            String name,
            String english,
            String field,
            Boolean group,
            List<ProcedureVersion> versions) {
        this(code, codeBelieved, synthetic, name, english, field, group, null, versions);
    }
}
