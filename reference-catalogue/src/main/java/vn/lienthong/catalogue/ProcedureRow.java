package vn.lienthong.catalogue;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.Place;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;

/**
 * A procedure as a file writes it, with the versions that the file speaks of. What is {@code null} was left out: then it
 * is as known.
 */
public record ProcedureRow(
        String code,
        Boolean codeBelieved,
        Boolean synthetic,
        String name,
        String english,
        String field,
        Boolean group,
        String within,
        List<Version> versions) {

    /** @param line on which it begins */
    public record Version(
            int line,
            String version,
            LocalDate from,
            LocalDate to,
            Set<Level> levels,
            Limit limit,
            StartRule start,
            SupplementPolicy supplement,
            Place resolvedAt,
            Transition transition,
            String basis,
            String assumed,
            Boolean approved,
            List<Fee> fees,
            List<String> forms,
            List<Step> steps) {

        private static final ProcedureVersion NOTHING = new ProcedureVersion(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        static Version read(Keyed row) {
            row.require("version");
            var version = new Version(
                    row.line(),
                    row.version("version"),
                    row.day("from"),
                    row.day("to"),
                    row.choices("levels", Level.class),
                    limitOf(row),
                    row.choice("start", StartRule.class),
                    row.choice("supplement", SupplementPolicy.class),
                    row.choice("resolvedAt", Place.class),
                    row.choice("transition", Transition.class),
                    row.text("basis"),
                    row.text("assumed"),
                    row.flag("approved"),
                    feesOf(row),
                    row.texts("forms"),
                    stepsOf(row));
            row.nothingElse();
            return version;
        }

        ProcedureVersion published() {
            return over(NOTHING);
        }

        /** The version as it stands after this row. */
        ProcedureVersion over(ProcedureVersion known) {
            return new ProcedureVersion(
                    version,
                    from == null ? known.from() : from,
                    to == null ? known.to() : to,
                    levels == null ? known.levels() : levels,
                    limit == null ? known.limit() : limit,
                    requireNonNullElse(start, known.start()),
                    requireNonNullElse(supplement, known.supplement()),
                    requireNonNullElse(resolvedAt, known.resolvedAt()),
                    requireNonNullElse(transition, known.transition()),
                    basis == null ? known.basis() : basis,
                    assumed == null ? known.assumed() : assumed,
                    requireNonNullElse(approved, known.approved()),
                    requireNonNullElse(fees, known.fees()),
                    requireNonNullElse(forms, known.forms()),
                    requireNonNullElse(steps, known.steps()));
        }
    }

    static ProcedureRow read(Keyed row) {
        row.require("code", "versions");
        row.requireSome("versions");
        return new ProcedureRow(
                row.code("code"),
                row.flag("codeBelieved"),
                row.flag("synthetic"),
                row.name("name"),
                row.name("english"),
                row.code("field"),
                row.flag("group"),
                row.code("within"),
                row.listed("versions").orElse(List.of()).stream()
                        .map(Version::read)
                        .toList());
    }

    private static Limit limitOf(Keyed row) {
        return row.below("limit")
                .map(limit -> {
                    var value = new Limit(limit.number("value"), limit.choice("unit", LimitUnit.class));
                    limit.nothingElse();
                    return value;
                })
                .orElse(null);
    }

    private static List<Fee> feesOf(Keyed row) {
        return row.listed("fees")
                .map(fees -> fees.stream().map(ProcedureRow::fee).toList())
                .orElse(null);
    }

    private static Fee fee(Keyed row) {
        row.require("name", "amount");
        var fee = new Fee(row.text("name"), row.number("amount"));
        row.nothingElse();
        return fee;
    }

    private static List<Step> stepsOf(Keyed row) {
        return row.listed("steps")
                .map(steps -> steps.stream().map(ProcedureRow::step).toList())
                .orElse(null);
    }

    private static Step step(Keyed row) {
        row.require("id", "work");
        var step = new Step(
                row.code("id"),
                row.choice("at", Place.class),
                row.term("agency"),
                row.code("procedure"),
                row.text("work"),
                limitOf(row),
                Optional.ofNullable(row.codes("after")).orElse(List.of()),
                row.flag("optional"));
        row.nothingElse();
        return step;
    }

    /** Where the row speaks of that version; of one that it leaves out, the first to speak of. */
    int line(String version) {
        return versions.stream()
                .filter(stated -> stated.version().equals(version))
                .findFirst()
                .orElse(versions.getFirst())
                .line();
    }

    /** The procedure as it stands after this row, if these are its versions then. */
    ProcedureDescription over(ProcedureDescription known, List<ProcedureVersion> versions) {
        return new ProcedureDescription(
                code,
                requireNonNullElse(codeBelieved, known.codeBelieved()),
                requireNonNullElse(synthetic, known.synthetic()),
                name == null ? known.name() : name,
                english == null ? known.english() : english,
                field == null ? known.field() : field,
                requireNonNullElse(group, known.group()),
                within == null ? known.within() : within,
                versions);
    }

    /** A procedure of which nothing is known yet. */
    ProcedureDescription unknown() {
        return new ProcedureDescription(code, null, null, null, null, null, null, null, null);
    }

    ProcedureDescription published() {
        return over(unknown(), versions.stream().map(Version::published).toList());
    }
}
