package vn.lienthong.contracts.event;

/** The facts that deadline (time) owns. */
public sealed interface DeadlineEvent extends DossierEvent
        permits FactRefused,
                DueDateSet,
                DueDateMoved,
                ClockSuspended,
                ClockResumed,
                DueSoon,
                DossierOverdue,
                OverdueWithdrawn,
                DutyMissed,
                SupplementExpired,
                ExtensionGranted,
                FactCorrected,
                FactAnnulled,
                QuarantineAct {}
