package vn.lienthong.contracts.reference;

import java.util.List;

/**
 * A procedure (thủ tục hành chính) with all its dated versions as they now stand, in order of time.
 *
 * @param codeBelieved whether the code is believed and not confirmed
 * @param synthetic whether it is made up for the reference cases
 * @param field code of the field (lĩnh vực)
 * @param group whether it is a group of procedures (nhóm thủ tục liên thông) with dossiers of their own
 */
public record ProcedureDescription(
        String code,
        Boolean codeBelieved,
        Boolean synthetic,
        String name,
        String english,
        String field,
        Boolean group,
        List<ProcedureVersion> versions) {}
