package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PromisedDue;

/** Builds the facts of one dossier as they came through the log. */
public final class Facts {
    public static final String CODE = "018.00565-170306-0001";
    private final List<Fact> facts = new ArrayList<>();

    /** Adds a fact behind the others in the log. */
    public Facts add(String localTime, DossierEvent event) {
        return add(at(localTime), event);
    }

    public Facts add(Instant time, DossierEvent event) {
        int offset = facts.size();
        var owner = owner(event);
        facts.add(new Fact(
                owner.code() + "-0-" + offset,
                owner,
                offset,
                offset,
                CODE,
                time,
                time,
                "00565",
                null,
                null,
                null,
                Set.of(),
                event));
        return this;
    }

    public List<Fact> list() {
        return List.copyOf(facts);
    }

    public Dossier dossier() {
        return Dossier.of(CODE, facts, new TreeSet<>());
    }

    public String lastId() {
        return facts.getLast().id();
    }

    /** A Vietnamese time such as {@code 2017-03-06T08:15}. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessDay.VIETNAM).toInstant();
    }

    public static DossierReceived received(Channel channel, DueDate due) {
        var promised = due == null ? null : new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        return new DossierReceived(
                "00565", "2.000815", "CT", channel, null, promised, "cb-01", null, null, null, null, null);
    }

    /** A due date of a limit in days: the last second of the day. */
    public static DueDate day(LocalDate day) {
        return new DueDate(BusinessDay.start(day.plusDays(1)).minusSeconds(1), DuePrecision.DAY);
    }

    public static DueDate day(String day) {
        return day(LocalDate.parse(day));
    }

    public static DueDate instant(String local) {
        return new DueDate(at(local), DuePrecision.INSTANT);
    }

    private static Owner owner(DossierEvent event) {
        if (event instanceof DeadlineEvent) return Owner.DEADLINE;
        return event instanceof RoutingEvent ? Owner.ROUTING : Owner.INTAKE;
    }
}
