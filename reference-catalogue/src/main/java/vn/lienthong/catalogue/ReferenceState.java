package vn.lienthong.catalogue;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.AgencyEvent;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.event.DelegationEvent;
import vn.lienthong.contracts.event.OfficerEvent;
import vn.lienthong.contracts.event.ProcedureEvent;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.SourceRegistered;
import vn.lienthong.contracts.event.UnitEvent;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.workingtime.DeskHours;

/**
 * What is known of units, agencies, officers, delegations, procedures and calendars: what is shipped, and every fact since.
 * Immutable.
 */
public final class ReferenceState {
    private final Frame frame;
    private final SortedMap<UnitKey, UnitGeneration> units;
    private final SortedMap<UnitKey, AgencyDescription> agencies;
    private final SortedMap<String, OfficerDescription> officers;
    private final SortedMap<String, DelegationDescription> delegations;
    private final SortedMap<String, ProcedureDescription> procedures;
    private final SortedMap<String, CalendarVersion> calendars;
    private final Map<String, Approval> approvals;
    private final SortedMap<String, SourceRegistration> sources;
    private Catalogue catalogue;

    /**
     * What no fact changes.
     *
     * @param desks desk hours by name
     */
    record Frame(
            List<Field> fields,
            Map<String, DeskHours> desks,
            List<Term> agencyKinds,
            List<Position> positions,
            List<Holiday> holidays,
            List<RuleSet> ruleSets,
            List<DutyRule> duties,
            List<SupplementLimit> supplementLimits,
            List<FormSet> formSets) {}

    ReferenceState(
            Frame frame,
            Collection<UnitGeneration> units,
            Collection<AgencyDescription> agencies,
            Collection<ProcedureDescription> procedures,
            Collection<CalendarVersion> calendars) {
        this.frame = frame;
        this.units = new TreeMap<>();
        this.agencies = new TreeMap<>();
        this.officers = new TreeMap<>();
        this.delegations = new TreeMap<>();
        this.procedures = new TreeMap<>();
        this.calendars = new TreeMap<>();
        this.approvals = new HashMap<>();
        this.sources = new TreeMap<>();
        units.forEach(this::put);
        agencies.forEach(this::put);
        procedures.forEach(this::put);
        calendars.forEach(this::put);
    }

    private ReferenceState(ReferenceState before) {
        this.frame = before.frame;
        this.units = new TreeMap<>(before.units);
        this.agencies = new TreeMap<>(before.agencies);
        this.officers = new TreeMap<>(before.officers);
        this.delegations = new TreeMap<>(before.delegations);
        this.procedures = new TreeMap<>(before.procedures);
        this.calendars = new TreeMap<>(before.calendars);
        this.approvals = new HashMap<>(before.approvals);
        this.sources = new TreeMap<>(before.sources);
    }

    /** What comes with the suite. */
    public static ReferenceState shipped() {
        return Shipped.STATE;
    }

    /** This and what these facts say, in their order; best given all at once, as every call copies what is known. */
    public ReferenceState with(List<? extends ReferenceEvent> facts) {
        var next = new ReferenceState(this);
        facts.forEach(next::put);
        // of sources the catalogue says nothing, and there are many
        if (facts.stream().allMatch(SourceRegistered.class::isInstance)) next.catalogue = catalogue();
        return next;
    }

    /** A fact carries its subject as it stands after it, so what is known of the subject is the last one. */
    private void put(ReferenceEvent fact) {
        switch (fact) {
            case UnitEvent happened -> put(happened.unit());
            case AgencyEvent happened -> put(happened.agency());
            case OfficerEvent happened -> officers.put(happened.officer().id(), happened.officer());
            case DelegationEvent happened ->
                delegations.put(happened.delegation().code(), happened.delegation());
            case ProcedureEvent happened -> put(happened.procedure());
            case CalendarPublished(var calendar, var approval) -> {
                put(calendar);
                approvals.put(calendar.version(), approval);
            }
            case SourceRegistered(var source, var _) -> sources.put(source.source(), source);
        }
    }

    private void put(UnitGeneration unit) {
        units.put(UnitKey.of(unit), unit);
    }

    private void put(AgencyDescription agency) {
        agencies.put(UnitKey.of(agency), agency);
    }

    private void put(ProcedureDescription procedure) {
        procedures.put(procedure.code(), procedure);
    }

    private void put(CalendarVersion calendar) {
        calendars.put(calendar.version(), calendar);
    }

    /** What can be asked of it; built at the first call. */
    public synchronized Catalogue catalogue() {
        if (catalogue == null) catalogue = build();
        return catalogue;
    }

    /** All generations, by code and first day. */
    public Collection<UnitGeneration> units() {
        return Collections.unmodifiableCollection(units.values());
    }

    /** All generations, by code and first day. */
    public Collection<AgencyDescription> agencies() {
        return Collections.unmodifiableCollection(agencies.values());
    }

    /** By id. */
    public Collection<OfficerDescription> officers() {
        return Collections.unmodifiableCollection(officers.values());
    }

    public Optional<OfficerDescription> officer(String id) {
        return Optional.ofNullable(officers.get(id));
    }

    /** By code. */
    public Collection<DelegationDescription> delegations() {
        return Collections.unmodifiableCollection(delegations.values());
    }

    public Optional<DelegationDescription> delegation(String code) {
        return Optional.ofNullable(delegations.get(code));
    }

    /** By code. */
    public Collection<ProcedureDescription> procedures() {
        return Collections.unmodifiableCollection(procedures.values());
    }

    /** By name of the version. */
    public Collection<CalendarVersion> calendars() {
        return Collections.unmodifiableCollection(calendars.values());
    }

    /** The generation of the code that begins on that day. */
    public Optional<UnitGeneration> unit(String code, LocalDate from) {
        return Optional.ofNullable(units.get(new UnitKey(code, from)));
    }

    /** All agencies that ever bore the code, in order of time. */
    public Collection<AgencyDescription> agencies(String code) {
        return Collections.unmodifiableCollection(generations(agencies, code).values());
    }

    /** The agency of the code that begins on that day. */
    public Optional<AgencyDescription> agency(String code, LocalDate from) {
        return Optional.ofNullable(agencies.get(new UnitKey(code, from)));
    }

    public Optional<ProcedureDescription> procedure(String code) {
        return Optional.ofNullable(procedures.get(code));
    }

    public Optional<CalendarVersion> calendar(String version) {
        return Optional.ofNullable(calendars.get(version));
    }

    /** On whose word a version of the calendar was published; empty for what is shipped. */
    public Optional<Approval> approval(String calendarVersion) {
        return Optional.ofNullable(approvals.get(calendarVersion));
    }

    /** How a source was registered last; empty if it never was: it is a live one of whoever used it first. */
    public Optional<SourceRegistration> source(String source) {
        return Optional.ofNullable(sources.get(source));
    }

    /** The last generation of the code that began before that day. */
    Optional<UnitGeneration> before(String code, LocalDate day) {
        var earlier = units.subMap(new UnitKey(code, LocalDate.MIN), new UnitKey(code, day));
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of(earlier.lastEntry().getValue());
    }

    /** The unit that bears the code on that day; an agency is none. */
    Optional<UnitGeneration> unitAt(String code, LocalDate day) {
        return before(code, day.plusDays(1)).filter(unit -> unit.to() == null || day.isBefore(unit.to()));
    }

    Optional<AgencyDescription> agencyAt(String code, LocalDate day) {
        return agencies(code).stream().filter(agency -> agency.existsAt(day)).findFirst();
    }

    /** Whether a unit or an agency bears the code on that day. */
    boolean isBorne(String code, LocalDate day) {
        return unitAt(code, day).isPresent() || agencyAt(code, day).isPresent();
    }

    boolean isAppointed(String officer, LocalDate day) {
        return officer(officer).stream()
                .flatMap(known -> known.appointments().stream())
                .anyMatch(held -> held.holdsAt(day));
    }

    /** Whether a unit ever bears the code. */
    boolean bearsUnit(String code) {
        return !generations(units, code).isEmpty();
    }

    /** Whether an agency ever bears the code. */
    boolean bearsAgency(String code) {
        return !generations(agencies, code).isEmpty();
    }

    private static <T> SortedMap<UnitKey, T> generations(SortedMap<UnitKey, T> all, String code) {
        return all.subMap(new UnitKey(code, LocalDate.MIN), new UnitKey(code, LocalDate.MAX));
    }

    Set<String> agencyKinds() {
        return frame.agencyKinds().stream().map(Term::code).collect(toUnmodifiableSet());
    }

    Set<String> positions() {
        return frame.positions().stream().map(Position::code).collect(toUnmodifiableSet());
    }

    Set<String> desks() {
        return frame.desks().keySet();
    }

    List<Field> fields() {
        return frame.fields();
    }

    private Catalogue build() {
        var desks = new HashMap<UnitKey, UnitGeneration>();
        return new Catalogue(
                frame.fields(),
                Stream.concat(
                                units.values().stream().map(unit -> unit(unit, desks)),
                                agencies.values().stream().map(agency -> agency(agency, desks)))
                        .toList(),
                procedures.values().stream()
                        .flatMap(procedure ->
                                procedure.versions().stream().map(version -> Procedure.of(procedure, version)))
                        .toList(),
                calendars.values().stream().map(CalendarYears::of).toList(),
                frame.positions(),
                officers.values(),
                delegations.values(),
                frame.holidays(),
                frame.ruleSets(),
                frame.duties(),
                frame.supplementLimits(),
                frame.formSets());
    }

    private Unit unit(UnitGeneration unit, Map<UnitKey, UnitGeneration> desks) {
        var desk = desk(unit, desks);
        var before = desk.formerDesks().stream()
                .map(former -> new Unit.FormerHours(hours(former.desk()), former.until()))
                .toList();
        return Unit.of(unit, hours(desk.desk()), before);
    }

    private Unit agency(AgencyDescription agency, Map<UnitKey, UnitGeneration> desks) {
        if (agency.desk() != null) return Unit.of(agency, Unit.onWorkingDays(hours(agency.desk())), List.of());
        var unit = unit(before(agency.unit(), agency.from().plusDays(1)).orElseThrow(), desks);
        return Unit.of(agency, unit.hours(), unit.formerHours());
    }

    private DeskHours hours(String desk) {
        return Optional.ofNullable(frame.desks().get(desk))
                .orElseThrow(() -> new IllegalStateException("no desk hours are known as " + desk));
    }

    /**
     * The unit whose desk hours a unit has: one that names none has those of the first unit it belonged to.
     *
     * @param known those found so far, by the unit above and the day of the edge
     */
    private UnitGeneration desk(UnitGeneration unit, Map<UnitKey, UnitGeneration> known) {
        if (unit.desk() != null) return unit;
        var edge = unit.parents().getFirst();
        var above = new UnitKey(edge.of(), edge.from());
        var found = known.get(above);
        if (found != null) return found;
        var desk = desk(before(edge.of(), edge.from().plusDays(1)).orElseThrow(), known);
        known.put(above, desk);
        return desk;
    }

    /** Read once, at the first question. */
    private static final class Shipped {
        static final ReferenceState STATE = CatalogueFiles.shipped().read();
    }
}
