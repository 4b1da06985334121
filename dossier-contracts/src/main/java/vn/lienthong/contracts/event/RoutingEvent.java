package vn.lienthong.contracts.event;

/** The facts that routing (agency ↔ agency) owns. */
public sealed interface RoutingEvent extends DossierEvent
        permits FactRefused,
                RoutePlanned,
                LegOpened,
                DossierTransferred,
                TransferAcknowledged,
                DossierAssigned,
                DossierSentBack,
                LegCompleted,
                DossierResolved,
                ProcessingStopped,
                ResponsibilityPassed,
                FactCorrected,
                FactAnnulled,
                QuarantineAct {}
