package vn.lienthong.contracts.history;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;

/** What the applicant of a dossier has still to pay (nghĩa vụ tài chính): each request until it is paid. */
public final class OpenPayments {
    private final List<String> references = new ArrayList<>();

    /** Takes the facts of a dossier in their order. A confirmation without a reference, or of a request without, pays it. */
    public void apply(DossierEvent event) {
        if (event instanceof PaymentRequested request) references.add(request.reference());
        if (event instanceof PaymentConfirmed paid)
            references.removeIf(
                    requested -> paid.reference() == null || requested == null || requested.equals(paid.reference()));
    }

    public boolean isEmpty() {
        return references.isEmpty();
    }
}
