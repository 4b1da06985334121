package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DueSoon;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.Scope;

/**
 * The notices of time that have been given and stand, each named by what it is about and its due instant.
 *
 * @param overdue with their business times
 * @param missed the duties that were said to be missed
 * @param expired the requests whose supplement was said to have expired, by id
 */
public record Notices(Set<Subject> dueSoon, Map<Subject, Instant> overdue, Set<Owed> missed, Set<String> expired) {

    /** @param cause by which it is told from another of its kind */
    private record Owed(Duty duty, String cause) {}

    /** @param leg {@code null} for the dossier */
    public record Subject(Scope scope, String leg, Instant dueAt) {
        static Subject of(Clock clock, Instant dueAt) {
            return new Subject(clock.scope(), clock.leg(), dueAt);
        }
    }

    public Notices {
        dueSoon = Set.copyOf(dueSoon);
        overdue = Map.copyOf(overdue);
        missed = Set.copyOf(missed);
        expired = Set.copyOf(expired);
    }

    boolean isMissed(Obligation obligation) {
        return missed.contains(new Owed(obligation.duty(), obligation.cause()));
    }

    boolean isExpired(SupplementExpiry expiry) {
        return expired.contains(expiry.request());
    }

    /** In the order in which they were written: a notice and its withdrawal bear the same business time. */
    public static Notices in(History history) {
        var soon = new HashSet<Subject>();
        var overdue = new HashMap<Subject, Instant>();
        history.facts().stream()
                .filter(fact -> fact.owner() == Owner.DEADLINE)
                .sorted(Comparator.comparing(Fact::position))
                .forEach(fact -> note(fact, soon, overdue));
        return new Notices(soon, overdue, missed(history), expired(history));
    }

    private static Set<Owed> missed(History history) {
        return history.facts().stream()
                .filter(fact -> fact.owner() == Owner.DEADLINE)
                .flatMap(fact -> fact.event() instanceof DutyMissed said
                        ? Stream.of(new Owed(said.duty(), fact.causationId()))
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static Set<String> expired(History history) {
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof SupplementExpired)
                .map(Fact::causationId)
                .collect(Collectors.toSet());
    }

    private static void note(Fact fact, Set<Subject> soon, Map<Subject, Instant> overdue) {
        if (fact.event() instanceof DueSoon said) soon.add(new Subject(said.scope(), said.leg(), said.dueAt()));
        if (fact.event() instanceof DossierOverdue said)
            overdue.put(new Subject(said.scope(), said.leg(), said.dueAt()), fact.time());
        if (fact.event() instanceof OverdueWithdrawn said)
            overdue.remove(new Subject(said.scope(), said.leg(), said.dueAt()));
    }
}
