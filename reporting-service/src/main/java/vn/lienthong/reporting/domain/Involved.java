package vn.lienthong.reporting.domain;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;

/**
 * The units that had to do with a dossier, by what was recorded and by what it reads now: whose doing was annulled or
 * corrected can still read what became of it.
 */
final class Involved {
    private Involved() {}

    static SortedSet<String> units(Dossier dossier) {
        return Stream.concat(dossier.facts().stream(), dossier.history().facts().stream())
                .flatMap(fact -> units(fact.event()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> units(DossierEvent event) {
        return switch (event) {
            case DossierSubmitted e -> Stream.of(e.unit());
            case DossierReceived e -> Stream.of(e.unit(), e.resolvingUnit() == null ? e.unit() : e.resolvingUnit());
            case ReceptionRefused e -> Stream.of(e.unit());
            case DossierTransferred e -> Stream.of(e.fromUnit(), e.toUnit());
            case TransferAcknowledged e -> Stream.of(e.unit());
            case DossierSentBack e -> Stream.of(e.fromUnit(), e.toUnit());
            case LegCompleted e -> Stream.of(e.unit());
            case DossierResolved e -> Stream.of(e.unit());
            case ProcessingStopped e -> Stream.of(e.unit());
            case SupplementRequested _, SupplementProvided _, PaymentRequested _, PaymentConfirmed _ -> Stream.empty();
            case DossierWithdrawn _, ResultReturned _, FeedbackReceived _, FeedbackAnswered _ -> Stream.empty();
            case RoutePlanned _, DueDateSet _, DueDateMoved _, ExtensionGranted _ -> Stream.empty();
            case DossierOverdue _, OverdueWithdrawn _, DueSoon _, DutyMissed _ -> Stream.empty();
            case ClockSuspended _, ClockResumed _, SourceCompleteUpTo _, QuarantineSkipped _ -> Stream.empty();
            case FactReported _, FactRefused _, FactCorrected _, FactAnnulled _ -> Stream.empty();
        };
    }
}
