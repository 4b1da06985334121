package vn.lienthong.routing.domain;

import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.DossierAssigned;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.QuarantineAct;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Assigned;
import vn.lienthong.contracts.post.CompletedLeg;
import vn.lienthong.contracts.post.ConfirmedPayment;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.ProvidedSupplement;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.RefusedReception;
import vn.lienthong.contracts.post.RequestedPayment;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.SentBack;
import vn.lienthong.contracts.post.Stopped;
import vn.lienthong.contracts.post.Submitted;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.StopGround;

/**
 * What an agency asks to have recorded, or what it is reported to have done. Constructors throw {@link MissingData}.
 * Free text never comes here: it travels sealed beside the fact.
 */
public sealed interface Command {

    /** Chuyển hồ sơ. */
    record Transfer(String fromUnit, String toUnit, String fromOfficer, String toOfficer, String leg)
            implements Command {
        public Transfer {
            require("fromUnit", fromUnit);
            require("toUnit", toUnit);
        }
    }

    /** Tiếp nhận hồ sơ chuyển đến. */
    record Acknowledge(String unit, String officer, String leg) implements Command {
        public Acknowledge {
            require("unit", unit);
        }
    }

    /** Phân công xử lý. */
    record Assign(String unit, String officer, String room, String leg) implements Command {
        public Assign {
            require("unit", unit);
            require("officer", officer);
        }
    }

    /** Trả lại hồ sơ. */
    record SendBack(String fromUnit, String toUnit, String leg) implements Command {
        public SendBack {
            require("fromUnit", fromUnit);
            require("toUnit", toUnit);
        }
    }

    /** Hoàn thành phần việc. */
    record CompleteLeg(String unit, String leg, String officer) implements Command {
        public CompleteLeg {
            require("unit", unit);
        }
    }

    /** Giải quyết xong. */
    record Resolve(String unit, Outcome outcome, String signer, String delegation) implements Command {
        public Resolve {
            require("unit", unit);
            require("outcome", outcome);
        }

        Resolve signedBy(String officer) {
            return new Resolve(unit, outcome, officer, delegation);
        }
    }

    /** Dừng giải quyết. */
    record Stop(String unit, StopGround ground, String officer) implements Command {
        public Stop {
            require("unit", unit);
            require("ground", ground);
        }
    }

    /** The fact that stands in the log when the command is accepted. */
    default RoutingEvent fact() {
        return switch (this) {
            case Transfer c ->
                new DossierTransferred(c.fromUnit(), c.toUnit(), c.fromOfficer(), c.toOfficer(), c.leg());
            case Acknowledge c -> new TransferAcknowledged(c.unit(), c.officer(), c.leg());
            case Assign c -> new DossierAssigned(c.unit(), c.officer(), c.room(), c.leg());
            case SendBack c -> new DossierSentBack(c.fromUnit(), c.toUnit(), c.leg());
            case CompleteLeg c -> new LegCompleted(c.unit(), c.leg(), c.officer());
            case Resolve c -> new DossierResolved(c.unit(), c.outcome(), c.signer(), c.delegation());
            case Stop c -> new ProcessingStopped(c.unit(), c.ground(), c.officer());
        };
    }

    /** The unit that does it. */
    default String actingUnit() {
        return switch (this) {
            case Transfer c -> c.fromUnit();
            case Acknowledge c -> c.unit();
            case Assign c -> c.unit();
            case SendBack c -> c.fromUnit();
            case CompleteLeg c -> c.unit();
            case Resolve c -> c.unit();
            case Stop c -> c.unit();
        };
    }

    /** Every unit it names. */
    default List<String> units() {
        return switch (this) {
            case Transfer c -> List.of(c.fromUnit(), c.toUnit());
            case SendBack c -> List.of(c.fromUnit(), c.toUnit());
            case Acknowledge _, Assign _, CompleteLeg _, Resolve _, Stop _ -> List.of(actingUnit());
        };
    }

    /** The command that posted data of a fact owned by routing makes; empty for facts of other owners. */
    static Optional<Command> of(PostedFact posted) {
        return Optional.ofNullable(
                switch (posted) {
                    case Transferred p ->
                        new Transfer(p.fromUnit(), p.toUnit(), p.fromOfficer(), p.toOfficer(), p.leg());
                    case Acknowledged p -> new Acknowledge(p.unit(), p.officer(), p.leg());
                    case Assigned p -> new Assign(p.unit(), p.officer(), p.room(), p.leg());
                    case SentBack p -> new SendBack(p.fromUnit(), p.toUnit(), p.leg());
                    case CompletedLeg p -> new CompleteLeg(p.unit(), p.leg(), p.officer());
                    case Resolved p -> new Resolve(p.unit(), p.outcome(), p.signer(), p.delegation());
                    case Stopped p -> new Stop(p.unit(), p.ground(), p.officer());
                    case Submitted _,
                            Received _,
                            RefusedReception _,
                            RequestedSupplement _,
                            ProvidedSupplement _,
                            RequestedPayment _,
                            ConfirmedPayment _,
                            Withdrawn _,
                            Returned _,
                            Extended _,
                            Feedback _,
                            AnsweredFeedback _,
                            Corrected _ -> null;
                });
    }

    /** The command that leads to this fact; empty for facts that no one commands. */
    static Optional<Command> leadingTo(RoutingEvent fact) {
        return Optional.ofNullable(
                switch (fact) {
                    case DossierTransferred e ->
                        new Transfer(e.fromUnit(), e.toUnit(), e.fromOfficer(), e.toOfficer(), e.leg());
                    case TransferAcknowledged e -> new Acknowledge(e.unit(), e.officer(), e.leg());
                    case DossierAssigned e -> new Assign(e.unit(), e.officer(), e.room(), e.leg());
                    case DossierSentBack e -> new SendBack(e.fromUnit(), e.toUnit(), e.leg());
                    case LegCompleted e when e.ended() == null -> new CompleteLeg(e.unit(), e.leg(), e.officer());
                    case DossierResolved e -> new Resolve(e.unit(), e.outcome(), e.signer(), e.delegation());
                    case ProcessingStopped e -> new Stop(e.unit(), e.ground(), e.officer());
                    case RoutePlanned _,
                            LegOpened _,
                            LegCompleted _,
                            ResponsibilityPassed _,
                            FactRefused _,
                            FactCorrected _,
                            FactAnnulled _,
                            QuarantineAct _ -> null;
                });
    }

    private static void require(String field, Object value) {
        if (value == null) throw new MissingData(field);
    }
}
