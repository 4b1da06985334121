package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.Place;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.Limit;

/**
 * One dated version of a procedure (thủ tục hành chính). A dossier keeps the version in force at its reception.
 *
 * @param field code of the field (lĩnh vực)
 * @param levels of the units that receive it
 * @param limit of the whole dossier (thời hạn giải quyết)
 * @param start from when the limit counts
 * @param resolvedAt the place of the final decision, and so of the dossier in 06a
 * @param transition what becomes of open dossiers of earlier versions
 * @param steps of an interconnected procedure, in order; empty where one agency does all
 * @param group whether it is a group of procedures (nhóm thủ tục liên thông) with dossiers of their own
 * @param within code of the unit that has it, and all below, or {@code null} for one of the whole country
 * @param version pinned by every dossier received under it
 * @param validTo the first day on which it no longer holds, or {@code null}
 * @param basis the legal source of the limit
 * @param assumed what is assumed rather than known about this version, or {@code null}
 * @param synthetic whether the procedure is made up for the reference cases
 */
public record Procedure(
        String code,
        String name,
        String english,
        String field,
        Set<Level> levels,
        Limit limit,
        StartRule start,
        SupplementPolicy supplement,
        Place resolvedAt,
        Transition transition,
        List<Step> steps,
        boolean group,
        String within,
        String version,
        LocalDate validFrom,
        LocalDate validTo,
        String basis,
        String assumed,
        boolean approved,
        boolean synthetic) {

    static Procedure of(ProcedureDescription procedure, ProcedureVersion version) {
        return new Procedure(
                procedure.code(),
                procedure.name(),
                procedure.english(),
                procedure.field(),
                version.levels(),
                version.limit(),
                version.start(),
                version.supplement(),
                version.resolvedAt(),
                version.transition(),
                version.steps(),
                procedure.group(),
                procedure.within(),
                version.version(),
                version.from(),
                version.to(),
                version.basis(),
                version.assumed(),
                version.approved(),
                procedure.synthetic());
    }

    /**
     * The part by which an agency goes on that had an earlier one (giai đoạn 2); empty where each agency has one part. What
     * is done only where somebody asks for it is no stage.
     */
    public Optional<Step> secondStage() {
        var parts = steps.stream()
                .filter(step -> step.procedure() != null && !step.optional())
                .toList();
        return IntStream.range(0, parts.size())
                .filter(i -> parts.subList(0, i).stream().anyMatch(earlier -> isOfSameAgency(earlier, parts.get(i))))
                .mapToObj(parts::get)
                .findFirst();
    }

    private static boolean isOfSameAgency(Step one, Step other) {
        return Objects.equals(one.agency(), other.agency()) && Objects.equals(one.at(), other.at());
    }

    /** Whether a filing may ask for that step. */
    public boolean hasOptional(String step) {
        return steps.stream().anyMatch(one -> one.optional() && one.id().equals(step));
    }

    /**
     * Its steps without the optional ones that nobody asked for. What waits for one of those waits for what that would
     * have waited for.
     */
    public List<Step> steps(Collection<String> asked) {
        var leftOut = steps.stream()
                .filter(step -> step.optional() && !asked.contains(step.id()))
                .collect(Collectors.toMap(Step::id, step -> step));
        return steps.stream()
                .filter(step -> !leftOut.containsKey(step.id()))
                .map(step -> step.after(waitsFor(step, leftOut).distinct().toList()))
                .toList();
    }

    private static Stream<String> waitsFor(Step step, Map<String, Step> leftOut) {
        return step.after().stream()
                .flatMap(before ->
                        leftOut.containsKey(before) ? waitsFor(leftOut.get(before), leftOut) : Stream.of(before));
    }

    public boolean existsAt(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
