package vn.lienthong.reporting.forms;

import vn.lienthong.catalogue.FormSet;

/** A paper about one dossier, filled in; what nobody knows is empty. */
public sealed interface Form permits Receipt, SupplementRequest, Refusal, Apology, ControlSlip {
    Heading heading();

    String code();

    /** @param set in force on the day of the fact */
    static Form of(FormSource source, Issuance issued, FormSet set) {
        var form = set.form(issued.form()).orElseThrow();
        return switch (issued.form()) {
            case RECEIPT -> Receipt.of(source, issued.fact(), set, form);
            case SUPPLEMENT_REQUEST -> SupplementRequest.of(source, issued.fact(), set, form);
            case REFUSAL -> Refusal.of(source, issued.fact(), set, form);
            case APOLOGY -> Apology.of(source, issued.fact(), set, form);
            case CONTROL_SLIP -> ControlSlip.of(source);
            case STOP_NOTICE, BOOK -> throw new IllegalArgumentException("no paper of a dossier: " + issued.form());
        };
    }
}
