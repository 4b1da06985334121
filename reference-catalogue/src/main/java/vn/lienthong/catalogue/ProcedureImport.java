package vn.lienthong.catalogue;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.ProcedureAmended;
import vn.lienthong.contracts.event.ProcedurePublished;
import vn.lienthong.contracts.event.ProcedureRetired;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;

/** Decides what rows about procedures change. */
final class ProcedureImport {
    private final ReferenceState known;
    private final Sent<ProcedureRow> sent;
    /** The procedures are those that are known, and those that the rows tell of, wherever they stand. */
    private final ProcedureFaults.Known terms;

    private final Planning<ProcedureDescription> planning;
    /** Codes of the procedures by the names of their versions: who pins a version names no procedure. */
    private final Map<String, String> owners = new HashMap<>();

    ProcedureImport(ReferenceState known, Sent<ProcedureRow> sent, Approval given) {
        this.known = known;
        this.sent = sent;
        var procedures = Stream.concat(
                        known.procedures().stream().map(ProcedureDescription::code),
                        sent.rows().stream().map(row -> row.value().code()))
                .collect(toUnmodifiableSet());
        this.terms = new ProcedureFaults.Known(
                known.fields().stream().map(Field::code).collect(toUnmodifiableSet()), procedures, known.agencyKinds());
        this.planning = new Planning<>(sent, given);
        for (var procedure : known.procedures())
            procedure.versions().forEach(version -> owners.put(version.version(), procedure.code()));
    }

    Plan<ProcedureDescription> plan() {
        sent.rows().forEach(this::row);
        return planning.plan();
    }

    private void row(Sent.Row<ProcedureRow> row) {
        var said = row.value();
        if (!planning.begins("procedure " + said.code(), row)) return;
        var before = known.procedure(said.code());
        var faults = new ArrayList<Fault>(faults(row, before));
        said.versions().forEach(version -> foreign(version, said.code()).ifPresent(faults::add));
        if (faults.isEmpty()) {
            var after = after(said, before.orElse(said.unknown()));
            faults.addAll(ProcedureFaults.in(after, terms, said::line));
            if (faults.isEmpty()) change(row, before, after);
        }
        planning.faults(faults);
    }

    private Optional<Fault> foreign(ProcedureRow.Version version, String code) {
        var owner = owners.putIfAbsent(version.version(), code);
        return owner == null || owner.equals(code)
                ? Optional.empty()
                : Optional.of(
                        new Fault(version.line(), "version " + version.version() + " is one of procedure " + owner));
    }

    private void change(Sent.Row<ProcedureRow> row, Optional<ProcedureDescription> before, ProcedureDescription after) {
        var approval = planning.approval(row);
        if (before.isEmpty()) planning.change(row.line(), new ProcedurePublished(after, approval), null);
        else if (before.get().equals(after)) planning.unchanged();
        else amend(row.line(), before.get(), after, approval);
    }

    /** An end that nothing follows is a fact of its own, behind what else changes. */
    private void amend(int line, ProcedureDescription before, ProcedureDescription after, Approval approval) {
        if (!isRetired(before, after)) {
            planning.change(line, new ProcedureAmended(after, approval), before);
            return;
        }
        var lasting = lasting(after);
        if (!lasting.equals(before)) planning.change(line, new ProcedureAmended(lasting, approval), before);
        planning.change(line, new ProcedureRetired(after, approval), lasting);
    }

    private static boolean isRetired(ProcedureDescription before, ProcedureDescription after) {
        var last = after.versions().getLast();
        return before.versions().stream()
                .anyMatch(version ->
                        version.version().equals(last.version()) && version.to() == null && last.to() != null);
    }

    private static ProcedureDescription lasting(ProcedureDescription procedure) {
        var versions = new ArrayList<>(procedure.versions());
        versions.add(ending(versions.removeLast(), null));
        return with(procedure, versions);
    }

    private static List<Fault> faults(Sent.Row<ProcedureRow> row, Optional<ProcedureDescription> before) {
        var versions = versions(before);
        var stated = new HashMap<String, Integer>();
        return Stream.of(
                        before.isPresent() ? Stream.<Fault>empty() : missing(row),
                        row.value().versions().stream().flatMap(version -> twice(version, stated)),
                        row.value().versions().stream().flatMap(version -> faults(version, versions)))
                .flatMap(faults -> faults)
                .toList();
    }

    private static Stream<Fault> missing(Sent.Row<ProcedureRow> row) {
        return Stream.of(
                        required(row.line(), "name", row.value().name()),
                        required(row.line(), "field", row.value().field()))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> faults(ProcedureRow.Version version, Map<String, ProcedureVersion> known) {
        var before = known.get(version.version());
        if (before != null)
            return isPinned(before, version.over(before))
                    ? Stream.of(new Fault(
                            version.line(),
                            "version " + version.version()
                                    + " is pinned by dossiers received under it: publish another version"))
                    : Stream.empty();
        return Stream.of(
                        required(version.line(), "versions.from", version.from()),
                        required(version.line(), "versions.levels", version.levels()),
                        required(version.line(), "versions.limit", version.limit()),
                        required(version.line(), "versions.basis", version.basis()))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> required(int line, String key, Object value) {
        return value == null ? Stream.of(new Fault(line, key + ": is missing")) : Stream.empty();
    }

    private static Stream<Fault> twice(ProcedureRow.Version version, Map<String, Integer> stated) {
        var first = stated.putIfAbsent(version.version(), version.line());
        return first == null
                ? Stream.empty()
                : Stream.of(new Fault(
                        version.line(), "version " + version.version() + " stands on line " + first + " already"));
    }

    /** Whether more changes than when it ends, what is assumed of it and whether it is approved. */
    private static boolean isPinned(ProcedureVersion before, ProcedureVersion after) {
        return !before.equals(with(after, before.to(), before.assumed(), before.approved()));
    }

    private static ProcedureDescription after(ProcedureRow row, ProcedureDescription before) {
        var versions = new LinkedHashMap<>(versions(Optional.of(before)));
        for (var version : row.versions())
            versions.compute(
                    version.version(), (_, known) -> known == null ? version.published() : version.over(known));
        return row.over(
                before,
                followed(versions.values().stream()
                        .sorted(Comparator.comparing(ProcedureVersion::from))
                        .toList()));
    }

    /** A version that has no end yet ends where the next one begins. */
    private static List<ProcedureVersion> followed(List<ProcedureVersion> versions) {
        var ended = new ArrayList<ProcedureVersion>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var next = i + 1 < versions.size() ? versions.get(i + 1).from() : null;
            var isOpen = version.to() == null && next != null && version.from().isBefore(next);
            ended.add(isOpen ? ending(version, next) : version);
        }
        return ended;
    }

    private static ProcedureVersion ending(ProcedureVersion version, LocalDate to) {
        return with(version, to, version.assumed(), version.approved());
    }

    private static ProcedureVersion with(ProcedureVersion version, LocalDate to, String assumed, Boolean approved) {
        return new ProcedureVersion(
                version.version(),
                version.from(),
                to,
                version.levels(),
                version.limit(),
                version.start(),
                version.supplement(),
                version.resolvedAt(),
                version.transition(),
                version.basis(),
                assumed,
                approved,
                version.fees(),
                version.forms(),
                version.steps());
    }

    private static ProcedureDescription with(ProcedureDescription procedure, List<ProcedureVersion> versions) {
        return new ProcedureDescription(
                procedure.code(),
                procedure.codeBelieved(),
                procedure.synthetic(),
                procedure.name(),
                procedure.english(),
                procedure.field(),
                procedure.group(),
                procedure.within(),
                versions);
    }

    private static Map<String, ProcedureVersion> versions(Optional<ProcedureDescription> procedure) {
        var versions = new LinkedHashMap<String, ProcedureVersion>();
        procedure.ifPresent(known -> known.versions().forEach(version -> versions.put(version.version(), version)));
        return versions;
    }
}
