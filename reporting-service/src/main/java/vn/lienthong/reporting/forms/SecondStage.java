package vn.lienthong.reporting.forms;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.Reception;

/**
 * The second of two stages around the applicant's financial duty (giai đoạn 2): of a group the part by which an agency
 * goes on, of any other dossier what is left when the payment is confirmed.
 *
 * @param receivedAt empty, as is the due date, until the stage has begun
 */
public record SecondStage(String receivedAt, String dueAt) {
    private static final SecondStage NOT_BEGUN = new SecondStage("", "");

    /** Empty where there is one stage only. */
    static Optional<SecondStage> of(FormSource source) {
        var step = version(source).flatMap(Procedure::secondStage);
        if (step.isPresent()) return Optional.of(ofPart(source, step.get()));
        return asksForPayment(source) ? Optional.of(behindPayment(source)) : Optional.empty();
    }

    private static Optional<Procedure> version(FormSource source) {
        return source.received().flatMap(received -> Optional.ofNullable(received.promised())
                .flatMap(promised -> source.catalogue().version(received.procedure(), promised.procedureVersion())));
    }

    private static SecondStage ofPart(FormSource source, Step step) {
        return source.surroundings().parts().stream()
                .flatMap(part -> part.reception().stream())
                .filter(reception -> reception.event().procedure().equals(step.procedure()))
                .reduce((_, later) -> later)
                .map(SecondStage::of)
                .orElse(NOT_BEGUN);
    }

    private static SecondStage of(Reception part) {
        DossierReceived received = part.event();
        var promised = Optional.ofNullable(received.promised()).map(PromisedDue::slipDueAt);
        return new SecondStage(
                InWords.moment(part.fact().time()),
                promised.map(InWords::moment).orElse(""));
    }

    private static boolean asksForPayment(FormSource source) {
        return source.dossier().history().facts().stream().anyMatch(fact -> fact.event() instanceof PaymentRequested);
    }

    private static SecondStage behindPayment(FormSource source) {
        if (source.view().awaiting().contains(Awaiting.PAYMENT)) return NOT_BEGUN;
        return source.dossier().history().facts().stream()
                .filter(fact -> fact.event() instanceof PaymentConfirmed)
                .map(Fact::time)
                .reduce((_, later) -> later)
                .map(paid -> new SecondStage(InWords.moment(paid), due(source, paid)))
                .orElse(NOT_BEGUN);
    }

    /** The date in force once it was paid. */
    private static String due(FormSource source, Instant paid) {
        DueDate due = null;
        for (var fact : source.dossier().history().facts()) if (!fact.time().isAfter(paid)) due = after(fact, due);
        return due == null ? "" : InWords.moment(source.slip(due, paid));
    }

    private static DueDate after(Fact fact, DueDate due) {
        if (fact.event() instanceof DueDateSet set && set.scope() == Scope.DOSSIER) return set.due();
        if (fact.event() instanceof DueDateMoved moved && moved.scope() == Scope.DOSSIER) return moved.to();
        return fact.event() instanceof ExtensionGranted granted ? granted.newDue() : due;
    }
}
