package vn.lienthong.reporting.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.reporting.domain.BusinessDay;

/** Dossiers of Gia Lâm in the spring of 2017, made at random from a seed, with all that can move a figure. */
public final class RandomDossiers {
    public static final LocalDate FIRST = LocalDate.parse("2017-01-01");
    public static final int DAYS = 90;
    public static final List<String> UNITS = List.of("018", "00565", "00526", "00589");
    private static final List<String> FIELDS = List.of("CT", "TPHT", "DCXD");

    /** A fact and when it happened; they stand in the list in the order in which they became known. */
    public record Happened(Instant time, DossierEvent event) {}

    public record Made(String code, String unit, String field, Channel channel, List<Happened> facts) {}

    private final Random random;

    public RandomDossiers(long seed) {
        random = new Random(seed);
    }

    public List<Made> make(int count) {
        var made = new ArrayList<Made>();
        for (int i = 0; i < count; i++) made.add(dossier(i));
        return made;
    }

    private Made dossier(int number) {
        var unit = pick(UNITS);
        var field = pick(FIELDS);
        var channel = Channel.values()[random.nextInt(3)];
        var start = FIRST.plusDays(random.nextInt(DAYS));
        var due = due(start.plusDays(random.nextInt(12)));
        var facts = new ArrayList<Happened>();
        var promised = due == null ? null : new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        facts.add(new Happened(
                at(start, 8),
                new DossierReceived(
                        unit, "P-" + field, field, channel, null, promised, "cb-1", null, null, null, null, null)));
        if (due != null)
            facts.add(new Happened(
                    at(start, 8), new DueDateSet(Scope.DOSSIER, null, due, DueReason.INITIAL, null, null)));
        for (int i = random.nextInt(4); i > 0; i--) facts.add(event(start));
        for (int i = random.nextInt(3); i > 0; i--) facts.add(close(unit, start));
        return new Made(
                "018." + unit + "-170101-" + String.format("%04d", number), unit, field, channel, shuffled(facts));
    }

    /** Late arrivals: anything but the reception may become known in any order. */
    private List<Happened> shuffled(List<Happened> facts) {
        var rest = new ArrayList<>(facts.subList(1, facts.size()));
        java.util.Collections.shuffle(rest, random);
        rest.addFirst(facts.getFirst());
        return rest;
    }

    private Happened event(LocalDate start) {
        var time = at(start.plusDays(random.nextInt(15)), 9 + random.nextInt(8));
        var next = due(start.plusDays(random.nextInt(25)));
        if (next == null) return new Happened(time, new PaymentRequested(java.math.BigDecimal.TEN, "VND", null));
        return switch (random.nextInt(4)) {
            case 0 -> new Happened(time, new ExtensionGranted(next, "1/XL", null));
            case 1 ->
                new Happened(
                        time, new DueDateMoved(Scope.DOSSIER, null, null, next, DueReason.LIMIT_CHANGE, null, null));
            case 2 -> new Happened(time, new PaymentRequested(java.math.BigDecimal.TEN, "VND", null));
            default -> new Happened(time, new PaymentConfirmed(java.math.BigDecimal.TEN, "VND", null));
        };
    }

    private Happened close(String unit, LocalDate start) {
        var time = at(start.plusDays(random.nextInt(20)), 9 + random.nextInt(8));
        return switch (random.nextInt(4)) {
            case 0 -> new Happened(time, new DossierResolved(unit, Outcome.APPROVED, null, null));
            case 1 -> new Happened(time, new DossierResolved(unit, Outcome.REFUSED, null, null));
            case 2 -> new Happened(time, new DossierWithdrawn());
            default -> new Happened(time, new ProcessingStopped(unit, StopGround.OTHER_LAW, null));
        };
    }

    private DueDate due(LocalDate day) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> new DueDate(at(day, 9 + random.nextInt(8)), DuePrecision.INSTANT);
            default -> new DueDate(BusinessDay.start(day.plusDays(1)).minusSeconds(1), DuePrecision.DAY);
        };
    }

    public static Instant at(LocalDate day, int hour) {
        return BusinessDay.start(day).plusSeconds(3600L * hour);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
