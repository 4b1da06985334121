package vn.lienthong.routing.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Owner;

/** The facts of a test, told in the order of the log, at times of one day. */
final class Told {
    static final String WARD = "00565";
    static final String DISTRICT = "018";
    static final String OTHER_WARD = "00526";
    static final String NOWHERE = "99999";
    static final Units UNITS = (code, _) -> !code.equals(NOWHERE);
    /** A unit that knows its officers. */
    static final String REGISTERED = "00568";

    static final String LEADER = "ld-01";
    static final String CLERK = "cb-01";
    static final String DELEGATION = "15/QĐ-UBND";
    static final Signatures SIGNATURES = new LeaderAndClerk();
    static final List<Leg> WARD_DISTRICT_WARD = List.of(
            new Leg("ward-check", WARD, "check", null, List.of()),
            new Leg("district-decision", DISTRICT, "decide", null, List.of("ward-check")),
            new Leg("ward-return", WARD, "return", null, List.of("district-decision")));

    /** {@value #REGISTERED} alone has a register. The leader of the ward may always sign for it, the clerk by a delegation of the ward until ten. */
    private record LeaderAndClerk() implements Signatures {
        @Override
        public boolean isOfficer(String signer, Instant at) {
            return signer.equals(LEADER) || signer.equals(CLERK);
        }

        @Override
        public boolean isOfficerOf(String signer, String unit, Instant at) {
            return signer.equals(CLERK) && unit.equals(WARD);
        }

        @Override
        public boolean hasRegister(String unit, Instant at) {
            return unit.equals(REGISTERED);
        }

        @Override
        public boolean isByPosition(String signer, String unit, Instant at) {
            return signer.equals(LEADER) && unit.equals(WARD);
        }

        @Override
        public boolean isByDelegation(String delegation, String signer, String unit, String procedure, Instant at) {
            return delegation.equals(DELEGATION)
                    && CLERK.equals(signer)
                    && unit.equals(WARD)
                    && procedure.equals("2.000815")
                    && at.isBefore(at("10:00"));
        }
    }

    private final List<Fact> facts = new ArrayList<>();
    private final Routing routing = new Routing(UNITS, SIGNATURES);

    Command signed(String clock, Command command, String officer) {
        return routing.signed(command, officer, at(clock));
    }

    static Instant at(String clock) {
        return LocalTime.parse(clock).atDate(java.time.LocalDate.of(2017, 3, 6)).toInstant(ZoneOffset.ofHours(7));
    }

    static Told received(String clock) {
        return new Told().with(clock, reception(WARD));
    }

    /** Received at the ward, to be resolved by the district. */
    static Told receivedForDistrict(String clock) {
        return new Told().with(clock, reception(DISTRICT)).with(clock, new RoutePlanned(WARD_DISTRICT_WARD, "test"));
    }

    static DossierReceived reception(String resolvingUnit) {
        return new DossierReceived(
                WARD, "2.000815", "CT", Channel.DIRECT, resolvingUnit, null, null, null, null, null, null, null);
    }

    Told with(String clock, DossierEvent event) {
        return with(clock, event, null);
    }

    Told with(String clock, DossierEvent event, String causation) {
        facts.add(fact(facts.size() + 1, at(clock), event, causation));
        return this;
    }

    static Fact fact(long place, Instant time, DossierEvent event, String causation) {
        var owner = event instanceof RoutingEvent ? Owner.ROUTING : Owner.INTAKE;
        var id = EventId.of(owner, 0, place);
        return new Fact(id, owner, place, place, "D", time, time, null, null, causation, null, Set.of(), event);
    }

    /** A command reported to have been done, recorded as decided; fails the test where it is refused. */
    Told reported(String clock, Command command) {
        var reported = new FactReported("any", Json.mapper().createObjectNode());
        with(clock, reported);
        var cause = facts.getLast().id();
        var accepted = (Decision.Accepted) decide(clock, command, Manner.REPORTED);
        facts.add(fact(facts.size() + 1, accepted.time(), accepted.fact(), cause));
        return this;
    }

    Decision report(String clock, Command command) {
        return decide(clock, command, Manner.REPORTED);
    }

    Decision command(String clock, Command command) {
        return decide(clock, command, Manner.COMMANDED);
    }

    Decision decide(String clock, Command command, Manner manner) {
        return routing.decide(history(), new Request(command, at(clock), at("23:00"), manner));
    }

    Decision decide(Correction correction) {
        return routing.decide(facts, correction, at("23:00"));
    }

    /** The id of the latest FactReported. */
    String lastReported() {
        return facts.reversed().stream()
                .filter(fact -> fact.event() instanceof FactReported)
                .findFirst()
                .orElseThrow()
                .id();
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    History history() {
        return History.of(facts);
    }

    Dossier dossier() {
        return Dossier.of(history());
    }
}
