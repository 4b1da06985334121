package vn.lienthong.cases;

import java.util.List;
import vn.lienthong.catalogue.Plan;
import vn.lienthong.catalogue.ReferenceFiles;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.catalogue.ReferenceImport;
import vn.lienthong.catalogue.ReferenceState;
import vn.lienthong.contracts.event.ReferenceEvent;

/**
 * Reference data of a case that no catalogue ships: a CSV file that is posted before its dossiers.
 *
 * @param kind as {@code /v1/reference/…} names it
 */
public record ReferenceFile(Kind kind, String file) {
    public enum Kind {
        OFFICERS,
        DELEGATIONS
    }

    /** What is posted, in UTF-8. */
    public byte[] content() {
        return ReferenceCase.bytes(file);
    }

    /** What is known once it is posted. */
    ReferenceState addTo(ReferenceState known) {
        return known.with(facts(
                switch (kind) {
                    case OFFICERS ->
                        ReferenceImport.officers(known, ReferenceFiles.officers(Format.CSV, content()), null);
                    case DELEGATIONS ->
                        ReferenceImport.delegations(known, ReferenceFiles.delegations(Format.CSV, content()), null);
                }));
    }

    private List<ReferenceEvent> facts(Plan<?> plan) {
        return switch (plan) {
            case Plan.Accepted<?> accepted -> accepted.facts();
            case Plan.Refused<?> refused -> throw new IllegalStateException(file + ": " + refused.faults());
        };
    }
}
