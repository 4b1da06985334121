package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DelegationGranted;
import vn.lienthong.contracts.event.DelegationRevoked;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.DelegationDescription;

/** Decides what rows about delegations change. */
final class DelegationImport {
    private final ReferenceState known;
    private final Sent<DelegationRow> sent;
    private final Planning<DelegationDescription> planning;

    DelegationImport(ReferenceState known, Sent<DelegationRow> sent, Approval given) {
        this.known = known;
        this.sent = sent;
        this.planning = new Planning<>(sent, given);
    }

    Plan<DelegationDescription> plan() {
        sent.rows().forEach(this::row);
        return planning.plan();
    }

    private void row(Sent.Row<DelegationRow> row) {
        var said = row.value();
        if (!planning.begins("delegation " + said.code(), row)) return;
        var before = known.delegation(said.code());
        var faults = before.map(granted -> changed(said, granted)).orElseGet(() -> wrong(said));
        faults.forEach(what -> planning.fault(row.line(), "delegation " + said.code() + " " + what));
        if (before.isEmpty())
            planning.change(row.line(), new DelegationGranted(said.granted(), planning.approval(row)), null);
        if (isRevoked(said, before)) revoke(row, before.orElse(said.granted()));
        else if (isToHoldAgain(said, before)) grantAgain(row, before.orElseThrow());
        else if (before.isPresent()) planning.unchanged();
    }

    private static boolean isRevoked(DelegationRow said, Optional<DelegationDescription> before) {
        return said.revokedAt() != null
                && before.filter(granted -> granted.revokedAt() != null).isEmpty();
    }

    /** A revocation was wrong: the delegation stands as it was granted, also for what was signed meanwhile. */
    private static boolean isToHoldAgain(DelegationRow said, Optional<DelegationDescription> before) {
        return said.neverRevoked()
                && before.filter(granted -> granted.revokedAt() != null).isPresent();
    }

    private void grantAgain(Sent.Row<DelegationRow> row, DelegationDescription before) {
        planning.change(row.line(), new DelegationGranted(before.revoked(null), planning.approval(row)), before);
    }

    private void revoke(Sent.Row<DelegationRow> row, DelegationDescription before) {
        var revoked = before.revoked(row.value().revokedAt());
        planning.change(row.line(), new DelegationRevoked(revoked, planning.approval(row)), before);
    }

    /** Signatures stand on what was granted: it changes by its revocation only, and by taking that back. */
    private static List<String> changed(DelegationRow said, DelegationDescription granted) {
        var faults = new ArrayList<String>();
        if (!said.over(granted).equals(granted)) faults.add("is granted as it is: revoke it and grant another one");
        if (granted.revokedAt() != null
                && said.revokedAt() != null
                && !said.revokedAt().equals(granted.revokedAt()))
            faults.add("was revoked at " + granted.revokedAt() + " already; send never to take that back");
        return faults;
    }

    /** Its first day, and its last one where it has one. */
    private static Stream<LocalDate> ends(DelegationRow said) {
        return Stream.concat(
                        Stream.of(said.from()), Stream.ofNullable(said.to()).map(to -> to.minusDays(1)))
                .distinct();
    }

    private void parties(DelegationRow said, LocalDate day, List<String> faults) {
        if (!known.isBorne(said.unit(), day))
            faults.add("is granted by " + said.unit() + ", which no unit or agency bears on " + day);
        if (!known.isAppointed(said.officer(), day))
            faults.add("is granted to " + said.officer() + ", who is no officer on " + day);
    }

    private List<String> wrong(DelegationRow said) {
        var faults = new ArrayList<String>();
        if (said.to() != null && !said.from().isBefore(said.to()))
            faults.add("ends on " + said.to() + ", before it begins");
        else ends(said).forEach(day -> parties(said, day, faults));
        said.granted().procedures().stream()
                .filter(code -> known.procedure(code).isEmpty())
                .forEach(code -> faults.add("is for the unknown procedure " + code));
        return faults;
    }
}
