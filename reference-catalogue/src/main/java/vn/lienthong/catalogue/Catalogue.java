package vn.lienthong.catalogue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;
import vn.lienthong.contracts.reference.Place;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.workingtime.DeskHours;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * The reference data of the suite as it is known: dated versions of units, officers, delegations, procedures and
 * calendars. Agencies are among the units, each below the one it belongs to, wherever not said otherwise. Immutable; every
 * question names the day it is about.
 */
public final class Catalogue {
    private final Map<String, Field> fields;
    private final Map<String, List<Unit>> units;
    /** By code of a unit those that ever lay right below it. */
    /** Units without a unit above, by the one that took all of each over. */
    private final Map<String, List<Unit>> merged;

    private final Map<String, List<Unit>> below;

    private final Map<String, List<Procedure>> procedures;
    private final List<CalendarYears> calendars;
    /** Codes of the positions that sign without a delegation. */
    private final Set<String> signing;

    private final Map<String, OfficerDescription> officers;
    /** Units by code with the appointments to them. */
    private final Map<String, List<Appointment>> appointments;

    private final Map<String, DelegationDescription> delegations;
    private final List<Holiday> holidays;
    private final List<RuleSet> ruleSets;
    private final List<DutyRule> duties;
    private final List<SupplementLimit> supplementLimits;
    private final List<FormSet> formSets;
    private final Map<CalendarKey, WorkCalendar> built = new ConcurrentHashMap<>();

    private record CalendarKey(String version, boolean approved, DeskHours hours) {}

    public Catalogue(
            Collection<Field> fields,
            Collection<Unit> units,
            Collection<Procedure> procedures,
            Collection<CalendarYears> calendars,
            Collection<Position> positions,
            Collection<OfficerDescription> officers,
            Collection<DelegationDescription> delegations,
            Collection<Holiday> holidays,
            Collection<RuleSet> ruleSets,
            Collection<DutyRule> duties,
            Collection<SupplementLimit> supplementLimits,
            Collection<FormSet> formSets) {
        this.fields = fields.stream().collect(toMap(Field::code, identity()));
        this.units = Map.copyOf(
                units.stream().sorted(Comparator.comparing(Unit::validFrom)).collect(groupingBy(Unit::code)));
        this.below = Map.copyOf(units.stream()
                .flatMap(unit -> unit.parents().stream()
                        .map(Unit.Parent::code)
                        .distinct()
                        .map(above -> Map.entry(above, unit)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
        this.merged = Map.copyOf(units.stream()
                .filter(unit -> unit.parents().isEmpty() && unit.successors().size() == 1)
                .collect(groupingBy(unit -> unit.successors().getFirst())));
        this.procedures = Map.copyOf(procedures.stream()
                .sorted(Comparator.comparing(Procedure::validFrom))
                .collect(groupingBy(Procedure::code)));
        this.calendars = calendars.stream()
                .sorted(Comparator.comparing(CalendarYears::validFrom))
                .toList();
        this.signing =
                positions.stream().filter(Position::signs).map(Position::code).collect(toUnmodifiableSet());
        this.officers = officers.stream().collect(toMap(OfficerDescription::id, identity()));
        this.appointments = officers.stream()
                .flatMap(officer -> officer.appointments().stream())
                .collect(groupingBy(Appointment::unit));
        this.delegations = delegations.stream().collect(toMap(DelegationDescription::code, identity()));
        this.holidays = List.copyOf(holidays);
        this.ruleSets = List.copyOf(ruleSets);
        this.duties = List.copyOf(duties);
        this.supplementLimits = List.copyOf(supplementLimits);
        this.formSets = List.copyOf(formSets);
    }

    /** The catalogue that comes with the suite. */
    public static Catalogue shipped() {
        return ReferenceState.shipped().catalogue();
    }

    public Optional<Field> field(String code) {
        return Optional.ofNullable(fields.get(code));
    }

    /** The unit that bears the code on that day. */
    public Optional<Unit> unit(String code, LocalDate at) {
        return generations(code).stream().filter(unit -> unit.existsAt(at)).findFirst();
    }

    /** All units that ever bore the code, in order of time; empty for an unknown code. */
    public List<Unit> generations(String code) {
        return units.getOrDefault(code, List.of());
    }

    /** Every code that a unit ever bore. */
    public Stream<String> codes() {
        return units.keySet().stream();
    }

    /** The administrative units of that day. */
    public Stream<Unit> units(LocalDate at) {
        return units.values().stream()
                .flatMap(List::stream)
                .filter(unit -> unit.level() != Level.AGENCY)
                .filter(unit -> unit.existsAt(at));
    }

    /** The days on which a unit came, went or passed to another one. */
    public Stream<LocalDate> changes() {
        return units.values().stream()
                .flatMap(List::stream)
                .flatMap(unit -> Stream.concat(
                        Stream.of(unit.validFrom(), unit.validTo()),
                        unit.parents().stream().map(Unit.Parent::from)))
                .filter(Objects::nonNull)
                .distinct();
    }

    /** The units and agencies that existed until the day before that one, by code. */
    public List<Unit> ended(LocalDate on) {
        return units.values().stream()
                .flatMap(List::stream)
                .filter(unit -> on.equals(unit.validTo()))
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    /**
     * The units and agencies that ended by that day and lay below the one on their last day, or are it itself. To one that
     * lies below no other belongs also what those had that became it: a province that was merged out of three.
     */
    public Stream<Unit> endedBelow(Unit above, LocalDate by) {
        return becoming(above)
                .flatMap(of -> codesBelow(of.code())
                        .flatMap(code -> generations(code).stream())
                        .filter(unit ->
                                unit.validTo() != null && !unit.validTo().isAfter(by))
                        .filter(unit -> wasBelow(unit, of)))
                .distinct();
    }

    private boolean wasBelow(Unit ended, Unit above) {
        var last = ended.validTo().minusDays(1);
        return above.existsAt(last) && within(ended.code(), above.code(), last);
    }

    /** The unit, and those without a unit above that had it as their only successor, and so on back. */
    private Stream<Unit> becoming(Unit unit) {
        var before = !unit.parents().isEmpty()
                ? Stream.<Unit>empty()
                : merged.getOrDefault(unit.code(), List.of()).stream()
                        .filter(one -> unit.validFrom().equals(one.validTo()))
                        .flatMap(this::becoming);
        return Stream.concat(Stream.of(unit), before);
    }

    /** The code itself, and those of all that ever lay below. */
    private Stream<String> codesBelow(String code) {
        return Stream.concat(
                        Stream.of(code),
                        below.getOrDefault(code, List.of()).stream()
                                .map(Unit::code)
                                .distinct()
                                .flatMap(this::codesBelow))
                .distinct();
    }

    /**
     * Who may go on with what a unit had (đơn vị tiếp nhận): the unit itself while it lasts, else those that took its area
     * over, and so on.
     *
     * @param code that it bore on the day {@code had}
     */
    public Set<String> continuing(String code, LocalDate had, LocalDate at) {
        var unit = unit(code, had);
        if (unit.isEmpty() || unit.get().existsAt(at) || at.isBefore(had)) return Set.of(code);
        var ended = unit.get().validTo();
        return unit.get().successors().stream()
                .flatMap(successor -> continuing(successor, ended, at).stream())
                .collect(toUnmodifiableSet());
    }

    /** The unit above, on that day. */
    public Optional<Unit> parent(String code, LocalDate at) {
        return unit(code, at).flatMap(unit -> unit.parentAt(at)).flatMap(above -> unit(above, at));
    }

    /** The units right below, on that day, by code. */
    public List<Unit> children(String code, LocalDate at) {
        return below.getOrDefault(code, List.of()).stream()
                .filter(unit -> unit.existsAt(at))
                .filter(unit -> unit.parentAt(at).filter(code::equals).isPresent())
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    /**
     * The agency of that kind which serves a unit on that day: the unit's own, else that of the nearest unit above; of
     * several the one whose code comes first.
     */
    public Optional<Unit> serving(String kind, String unit, LocalDate at) {
        return children(unit, at).stream()
                .filter(below -> kind.equals(below.kind()))
                .findFirst()
                .or(() -> parent(unit, at).flatMap(above -> serving(kind, above.code(), at)));
    }

    /** Whether a unit is {@code ancestor} itself or lies below it on that day. */
    public boolean within(String unit, String ancestor, LocalDate at) {
        return unit(unit, at)
                .map(found -> unit.equals(ancestor)
                        || found.parentAt(at)
                                .filter(above -> within(above, ancestor, at))
                                .isPresent())
                .orElse(false);
    }

    /**
     * Whether a unit was {@code ancestor} itself or lay below it on any day: a token's plain code covers all its
     * generations.
     */
    public boolean everWithin(String unit, String ancestor) {
        return !generations(unit).isEmpty()
                && (unit.equals(ancestor)
                        || generations(unit).stream()
                                .flatMap(generation -> generation.parents().stream())
                                .anyMatch(edge -> everWithin(edge.code(), ancestor)));
    }

    /**
     * The agency part of the dossier codes a unit issues: {@code <district>.<unit>}, the unit's own code twice for a
     * district or a province; {@code <unit>.<agency>} for an agency.
     */
    public Optional<String> agency(String unit, LocalDate at) {
        return unit(unit, at).map(found -> issuer(found, at) + "." + unit);
    }

    private static String issuer(Unit unit, LocalDate at) {
        return switch (unit.level()) {
            case PROVINCE, DISTRICT -> unit.code();
            case WARD, AGENCY -> unit.parentAt(at).orElse(unit.code());
        };
    }

    /** The officer as appointed on that day; an appointment lasts no longer than the unit it is to. */
    public Optional<Officer> officer(String id, LocalDate at) {
        return Optional.ofNullable(officers.get(id)).stream()
                .flatMap(officer -> officer.appointments().stream())
                .filter(held -> held.holdsAt(at) && isSame(held.unit(), held.from(), at))
                .findFirst()
                .map(held -> Officer.of(id, held));
    }

    /** Those appointed on that day, by id. */
    public List<Officer> officers(LocalDate at) {
        return officers.keySet().stream()
                .sorted()
                .flatMap(id -> officer(id, at).stream())
                .toList();
    }

    /** Whether an officer was appointed by that day, to whatever; before, and of others, nothing is known. */
    public boolean knowsOfficer(String id, LocalDate at) {
        var officer = officers.get(id);
        return officer != null && officer.appointments().stream().anyMatch(held -> !at.isBefore(held.from()));
    }

    /** Whether the officer was appointed to the unit by that day, be it that the appointment ended since. */
    public boolean knowsOfficer(String id, String unit, LocalDate at) {
        var officer = officers.get(id);
        return officer != null
                && officer.appointments().stream()
                        .anyMatch(held -> held.unit().equals(unit) && !at.isBefore(held.from()));
    }

    /** Whether somebody is appointed to the unit on that day. */
    public boolean hasOfficers(String unit, LocalDate at) {
        return appointments.getOrDefault(unit, List.of()).stream()
                .anyMatch(held -> held.holdsAt(at) && isSame(unit, held.from(), at));
    }

    /** Whether the officer's position on that day lets them sign for the unit without a delegation. */
    public boolean signsByPosition(String officer, String unit, LocalDate at) {
        return officer(officer, at)
                .filter(found -> found.unit().equals(unit) && signing.contains(found.position()))
                .isPresent();
    }

    public Optional<DelegationDescription> delegation(String code) {
        return Optional.ofNullable(delegations.get(code));
    }

    /** Those in force at some moment of that day, by code; a delegation lasts no longer than the unit that granted it. */
    public List<DelegationDescription> delegations(LocalDate at) {
        return delegations.values().stream()
                .filter(delegation -> isGranted(delegation, at))
                .filter(delegation ->
                        delegation.revokedAt() == null || delegation.revokedAt().isAfter(WorkCalendar.startOf(at)))
                .sorted(Comparator.comparing(DelegationDescription::code))
                .toList();
    }

    /** The delegation of that code, if by it that officer signs for the unit in the procedure at that moment. */
    public Optional<DelegationDescription> delegation(
            String code, String officer, String unit, String procedure, Instant at) {
        return delegation(code)
                .filter(delegation -> delegation.officer().equals(officer))
                .filter(delegation -> delegation.unit().equals(unit))
                .filter(delegation -> delegation.isFor(procedure))
                .filter(delegation -> isGranted(delegation, WorkCalendar.dayOf(at)))
                .filter(delegation -> delegation.revokedAt() == null || at.isBefore(delegation.revokedAt()));
    }

    private boolean isGranted(DelegationDescription delegation, LocalDate at) {
        return !at.isBefore(delegation.from())
                && (delegation.to() == null || at.isBefore(delegation.to()))
                && isSame(delegation.unit(), delegation.from(), at);
    }

    /** Whether one unit bears the code on both days. */
    private boolean isSame(String unit, LocalDate one, LocalDate other) {
        return unit(unit, one).equals(unit(unit, other));
    }

    /** The version of the procedure in force on that day. */
    public Optional<Procedure> procedure(String code, LocalDate at) {
        return procedures.getOrDefault(code, List.of()).stream()
                .filter(version -> version.existsAt(at))
                .findFirst();
    }

    /** The version that a dossier has pinned, whatever was published since. */
    public Optional<Procedure> version(String code, String version) {
        return procedures.getOrDefault(code, List.of()).stream()
                .filter(candidate -> candidate.version().equals(version))
                .findFirst();
    }

    /** The general law that binds what is received on that day. */
    public RuleSet rules(LocalDate receivedOn) {
        return ruleSets.stream()
                .filter(rules -> rules.isInForce(receivedOn))
                .findFirst()
                .orElseThrow();
    }

    /** Until when a duty is to be done in what is received on that day; empty where no law sets a date. */
    public Optional<DutyRule> duty(Duty duty, String procedure, LocalDate receivedOn) {
        return duties.stream()
                .filter(rule -> rule.duty() == duty && rule.binds(procedure) && rule.isInForce(receivedOn))
                .findFirst();
    }

    /** How long an applicant has for a supplement in what is received on that day; empty where no law ends the wait. */
    public Optional<SupplementLimit> supplementLimit(String procedure, LocalDate receivedOn) {
        return supplementLimits.stream()
                .filter(rule -> rule.binds(procedure) && rule.isInForce(receivedOn))
                .findFirst();
    }

    /** The official forms that are given out on that day; empty before the law had any. */
    public Optional<FormSet> formSet(LocalDate day) {
        return formSets.stream().filter(set -> set.isInForce(day)).findFirst();
    }

    /** The procedures in force on that day, by code. */
    public List<Procedure> procedures(LocalDate at) {
        return procedures.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.existsAt(at))
                .sorted(Comparator.comparing(Procedure::code))
                .toList();
    }

    /** All versions of a procedure, in order of time; empty for an unknown code. */
    public List<Procedure> versions(String code) {
        return procedures.getOrDefault(code, List.of());
    }

    /** Codes of the procedures that are filed only as parts of a group (thủ tục thành phần). */
    public Set<String> parts() {
        return procedures.values().stream()
                .flatMap(List::stream)
                .flatMap(version -> version.steps().stream())
                .map(Step::procedure)
                .filter(Objects::nonNull)
                .collect(toUnmodifiableSet());
    }

    /** From when on each delegation is revoked, of those that are. */
    public Map<String, Instant> revocations() {
        return delegations.values().stream()
                .filter(delegation -> delegation.revokedAt() != null)
                .collect(toMap(DelegationDescription::code, DelegationDescription::revokedAt));
    }

    /** Codes of the procedures in which more than one agency has a part, by any of their versions. */
    public Set<String> interconnected() {
        return procedures.values().stream()
                .flatMap(List::stream)
                .filter(version -> !version.steps().isEmpty())
                .map(Procedure::code)
                .collect(toUnmodifiableSet());
    }

    /** The unit that decides a dossier received by {@code unit} on that day, and in whose row it counts. */
    public String resolvingUnit(Procedure procedure, String unit, LocalDate at) {
        return place(procedure.resolvedAt(), unit, at);
    }

    /** The legs of a dossier received by {@code unit} on that day that asks for no optional ones. */
    public List<Leg> route(Procedure procedure, String unit, LocalDate at) {
        return route(procedure, Set.of(), unit, at);
    }

    /**
     * The legs of a dossier received by {@code unit} on that day; empty where one agency does all.
     *
     * @param asked the optional steps that are wanted, by id
     */
    public List<Leg> route(Procedure procedure, Set<String> asked, String unit, LocalDate at) {
        return procedure.steps(asked).stream()
                .map(step -> new Leg(
                        step.id(), agency(step, unit, at), step.work(), step.limit(), step.after(), step.procedure()))
                .toList();
    }

    /** Where no agency of the kind is known, the receiving unit has the step, so that it is with somebody. */
    private String agency(Step step, String unit, LocalDate at) {
        if (step.agency() == null) return place(step.at(), unit, at);
        return serving(step.agency(), unit, at).map(Unit::code).orElse(unit);
    }

    /**
     * The calendar by which a unit counts what it receives on that day, with the unit's desk hours. It is approved when
     * the year of that day was entered from its official notice.
     *
     * @throws IllegalArgumentException if no unit bears the code on that day, or no calendar is in force
     */
    public WorkCalendar calendar(String unit, LocalDate at) {
        var hours = unit(unit, at)
                .orElseThrow(() -> new IllegalArgumentException("no unit bears the code " + unit + " on " + at))
                .hoursAt(at);
        var version =
                calendarYears(at).orElseThrow(() -> new IllegalArgumentException("no calendar is in force on " + at));
        return calendar(version, hours, at);
    }

    /**
     * The named version with the desk hours that the unit has on that day; empty if there is no such version, or no unit
     * bears the code on that day.
     */
    public Optional<WorkCalendar> calendar(String version, String unit, LocalDate at) {
        return calendars.stream()
                .filter(candidate -> candidate.version().equals(version))
                .findFirst()
                .flatMap(named -> unit(unit, at).map(found -> calendar(named, found.hoursAt(at), at)));
    }

    private WorkCalendar calendar(CalendarYears version, DeskHours hours, LocalDate at) {
        var approved = version.approvedYears().contains(at.getYear());
        return built.computeIfAbsent(
                new CalendarKey(version.version(), approved, hours),
                key -> new WorkCalendar(
                        version.version(),
                        approved,
                        version.years(),
                        version.daysOff(),
                        version.workedSaturdays(),
                        hours));
    }

    private Optional<CalendarYears> calendarYears(LocalDate at) {
        return calendars.reversed().stream()
                .filter(candidate -> !at.isBefore(candidate.validFrom()))
                .findFirst();
    }

    /** The days off of a year as the law suggests them, or empty where it cannot be asked. */
    public Optional<CalendarProposal> proposal(int year) {
        return year < CalendarProposal.FIRST || year > CalendarProposal.LAST
                ? Optional.empty()
                : Optional.of(CalendarProposal.of(year, holidays));
    }

    /** Where the calendar in force on the first day of a year differs from what is proposed; empty if it lacks the year. */
    public Optional<CalendarProposal.Difference> difference(CalendarProposal proposal) {
        return calendarYears(LocalDate.of(proposal.year(), 1, 1))
                .filter(version -> version.years().contains(proposal.year()))
                .map(proposal::against);
    }

    /** Whether the year was entered from its official notice. */
    public boolean isApproved(int year) {
        return calendarYears(LocalDate.of(year, 1, 1))
                .filter(version -> version.approvedYears().contains(year))
                .isPresent();
    }

    private String place(Place place, String unit, LocalDate at) {
        return switch (place) {
            case RECEIVING -> unit;
            case PARENT -> unit(unit, at).flatMap(found -> found.parentAt(at)).orElse(unit);
        };
    }
}
