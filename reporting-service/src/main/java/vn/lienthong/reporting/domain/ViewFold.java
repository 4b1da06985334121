package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.OpenPayments;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.ReturnBy;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.Course.Closing;
import vn.lienthong.reporting.domain.LegView.State;
import vn.lienthong.reporting.domain.Status.Desk;

/** Folds the sub-states of desk, agencies and time; {@link Status} and {@link Course} say what they come to. */
final class ViewFold {
    private final Dossier dossier;
    private final Map<String, LegView> legs = new LinkedHashMap<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Set<Awaiting> asked = EnumSet.noneOf(Awaiting.class);
    private final List<Unassigned> unassigned = new ArrayList<>();
    private final OpenPayments payments = new OpenPayments();
    private final CauseOfDelay causeOfDelay = new CauseOfDelay();
    private Desk desk = Desk.SUBMITTED;
    private boolean inProcess;
    private String parent;
    private String procedure;
    private String field;
    private String unit;
    private String resolvingUnit;
    private String holder;
    private String sentTo;
    private Instant passedAt;
    private String officer;
    private Channel channel;
    private ReturnBy returnBy;
    private Instant submittedAt;
    private Instant receivedAt;
    private Instant returnedAt;
    private String apologyNumber;

    ViewFold(Dossier dossier) {
        this.dossier = dossier;
        for (var fact : dossier.history().facts()) apply(fact);
    }

    private void apply(Fact fact) {
        flags.addAll(fact.flags());
        payments.apply(fact.event());
        switch (fact.event()) {
            case DossierSubmitted e -> submitted(e, fact);
            case DossierReceived e -> received(e, fact);
            case ReceptionRefused e -> refused(e);
            case SupplementRequested _ -> asked.add(Awaiting.SUPPLEMENT);
            case SupplementProvided _ -> asked.remove(Awaiting.SUPPLEMENT);
            case PaymentRequested _ -> asked.add(Awaiting.PAYMENT);
            case PaymentConfirmed _ -> {
                if (payments.isEmpty()) asked.remove(Awaiting.PAYMENT);
            }
            case ResultReturned _ -> returned(fact);
            case RoutePlanned e -> planned(e);
            case LegOpened e -> opened(e, fact);
            case DossierTransferred e -> transferred(e);
            case TransferAcknowledged e -> acknowledged(e, fact);
            case DossierAssigned e -> assigned(e);
            case DossierSentBack e -> sentBack(e, fact);
            case LegCompleted e -> completed(e, fact);
            case ResponsibilityPassed e -> passed(e, fact);
            case DossierResolved _, ProcessingStopped _ -> {}
            case DueDateSet e -> legDue(e.scope(), e.leg(), e.due().at());
            case DueDateMoved e -> legDue(e.scope(), e.leg(), e.to().at());
            case ExtensionGranted e -> reappointed(e, fact);
            case DossierOverdue e -> causeOfDelay.noticed(e);
            case OverdueWithdrawn e -> causeOfDelay.withdrawn(e);
            case DossierWithdrawn _, FeedbackReceived _, FeedbackAnswered _ -> {}
            case ClockSuspended _, ClockResumed _, DueSoon _, DutyMissed _, SupplementExpired _ -> {}
            case FactReported _, FactRefused _, FactCorrected _, FactAnnulled _ -> {}
            case SourceCompleteUpTo _, PersonErased _, QuarantineAct _ -> {}
        }
    }

    private void submitted(DossierSubmitted e, Fact fact) {
        submittedAt = fact.time();
        procedure = e.procedure();
        unit = e.unit();
    }

    private void received(DossierReceived e, Fact fact) {
        if (receivedAt != null) return;
        var reception = new Reception(fact, e);
        desk = Desk.RECEIVED;
        asked.clear();
        receivedAt = fact.time();
        parent = e.parent();
        procedure = e.procedure();
        field = e.field();
        unit = e.unit();
        resolvingUnit = reception.resolvingUnit();
        holder = e.unit();
        officer = e.officer();
        channel = reception.cell().channel();
        returnBy = e.returnBy();
    }

    private void refused(ReceptionRefused e) {
        if (desk == Desk.SUBMITTED) desk = Desk.REFUSED;
        if (unit == null) unit = e.unit();
    }

    private void returned(Fact fact) {
        if (returnedAt == null) returnedAt = fact.time();
        desk = Desk.RETURNED;
    }

    /** Routing keeps one plan in force; where an old log holds more, the last is meant. */
    private void planned(RoutePlanned e) {
        legs.clear();
        for (var leg : e.legs()) {
            legs.putIfAbsent(leg.id(), new LegView(leg.id(), leg.unit(), leg.work(), State.PLANNED, null, null, null));
        }
    }

    private void transferred(DossierTransferred e) {
        inProcess = true;
        sentTo = e.toUnit();
        if (e.toOfficer() != null) officer = e.toOfficer();
        leg(e.leg(), LegView::sent);
    }

    private void acknowledged(TransferAcknowledged e, Fact fact) {
        inProcess = true;
        holder = e.unit();
        if (e.unit().equals(sentTo)) sentTo = null;
        if (e.officer() != null) officer = e.officer();
        leg(e.leg(), leg -> leg.opened(fact.time()));
    }

    /** Of the whole: who has a leg in hand the custody tells. */
    private void assigned(DossierAssigned e) {
        if (e.leg() == null) officer = e.officer();
    }

    /** The dossier is back with the sender at once: what it came back for is a leg to be done again. */
    private void sentBack(DossierSentBack e, Fact fact) {
        inProcess = true;
        holder = e.toUnit();
        sentTo = null;
        leg(e.leg(), leg -> leg.opened(fact.time()));
    }

    private void completed(LegCompleted e, Fact fact) {
        inProcess = true;
        leg(e.leg(), leg -> leg.completed(fact.time()));
    }

    /**
     * A part of a group goes its own way under its own code. It begins while something is to be paid only where that was
     * told when the part had begun.
     */
    private void opened(LegOpened e, Fact fact) {
        inProcess = true;
        if (!payments.isEmpty()) flags.add(Flag.BEGUN_UNPAID);
        leg(e.leg(), leg -> leg.opened(fact.time()));
    }

    /** What is done stays with whom it was done by. */
    private void passed(ResponsibilityPassed e, Fact fact) {
        passedAt = fact.time();
        e.passings().stream()
                .filter(passing -> !passing.isAssigned())
                .map(Unassigned::of)
                .forEach(unassigned::add);
        resolvingUnit = after(e, resolvingUnit);
        holder = after(e, holder);
        sentTo = after(e, sentTo);
        if (sentTo != null && sentTo.equals(holder)) sentTo = null;
        legs.replaceAll((_, leg) -> leg.passed(e.after(leg.unit())));
    }

    private static String after(ResponsibilityPassed e, String unit) {
        return unit == null ? null : e.after(unit);
    }

    private void legDue(Scope scope, String leg, Instant dueAt) {
        if (scope == Scope.LEG) leg(leg, known -> known.due(dueAt));
    }

    private void reappointed(ExtensionGranted e, Fact fact) {
        apologyNumber = e.apologyNumber();
        causeOfDelay.reappointed(fact, e);
    }

    private void leg(String id, UnaryOperator<LegView> change) {
        if (id != null) legs.computeIfPresent(id, (_, leg) -> change.apply(leg));
    }

    DossierView view() {
        var course = Course.of(dossier);
        var closing = course.closing();
        flagWhatOnlyReadersSee(closing);
        return new DossierView(
                dossier.code(),
                parent,
                dossier.children(),
                procedure,
                field,
                unit,
                resolvingUnit,
                holder,
                sentTo,
                Involved.units(dossier),
                passedAt,
                List.copyOf(unassigned),
                officer,
                channel,
                returnBy,
                status(closing),
                awaiting(closing),
                submittedAt,
                receivedAt,
                course.due(),
                course.originalDue(),
                course.overdueFrom(),
                closing.map(close -> close.fact().time()).orElse(null),
                returnedAt,
                closing.map(Closing::kind).orElse(null),
                closing.map(Closing::punctuality).orElse(null),
                causeOfDelay.last(),
                apologyNumber,
                flags,
                legs.values().stream().toList());
    }

    /** Two closes that met, and a result returned before the close, show only where all owners' facts come together. */
    private void flagWhatOnlyReadersSee(Optional<Closing> closing) {
        if (!dossier.history().conflictingCloses().isEmpty()) flags.add(Flag.CLOSE_CONFLICT);
        if (returnedAt == null) return;
        var closed = closing.isPresent() && !closing.get().fact().time().isAfter(returnedAt);
        if (closed) flags.remove(Flag.NOT_CLOSED);
        else flags.add(Flag.NOT_CLOSED);
    }

    /** What began and was annulled since is neither filed nor received, whatever else happened to it. */
    private Status status(Optional<Closing> closing) {
        if (submittedAt == null && receivedAt == null && desk != Desk.REFUSED) return Status.ANNULLED;
        var waiting = desk == Desk.RECEIVED || desk == Desk.SUBMITTED;
        if (waiting && asked.contains(Awaiting.PAYMENT)) desk = Desk.AWAITING_PAYMENT;
        if (waiting && asked.contains(Awaiting.SUPPLEMENT)) desk = Desk.AWAITING_SUPPLEMENT;
        return Status.of(desk, inProcess, closing.map(Closing::kind));
    }

    private Set<Awaiting> awaiting(Optional<Closing> closing) {
        var awaiting = EnumSet.noneOf(Awaiting.class);
        if (closing.isEmpty() && returnedAt == null) awaiting.addAll(asked);
        if (closing.isEmpty() && sentTo != null) awaiting.add(Awaiting.ACKNOWLEDGEMENT);
        if (closing.isPresent() && returnedAt == null && collectable(closing.get())) awaiting.add(Awaiting.RETURN);
        if (!unassigned.isEmpty()) awaiting.add(Awaiting.ASSIGNMENT);
        return awaiting;
    }

    private static boolean collectable(Closing closing) {
        return closing.kind() == CloseKind.APPROVED || closing.kind() == CloseKind.REFUSED;
    }
}
