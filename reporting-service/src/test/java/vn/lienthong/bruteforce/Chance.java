package vn.lienthong.bruteforce;

import static vn.lienthong.bruteforce.Asked.start;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;

/**
 * What chance decides for one dossier.
 *
 * @param precision of all its due dates
 */
record Chance(Random random, DuePrecision precision) {

    static Chance of(Random random) {
        return new Chance(random, random.nextInt(4) == 0 ? DuePrecision.INSTANT : DuePrecision.DAY);
    }

    /** From 0 to less than that. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    /** At the desk, mostly; midnight and the last minute of the day are where days are told apart. */
    Instant at(LocalDate day) {
        return switch (random.nextInt(12)) {
            case 0 -> start(day);
            case 1 -> start(day.plusDays(1)).minusSeconds(60);
            default -> start(day).plusSeconds(900L * (32 + random.nextInt(36)));
        };
    }

    DueDate due(LocalDate day) {
        return switch (precision) {
            case DAY -> new DueDate(start(day.plusDays(1)).minusSeconds(1), precision);
            case INSTANT -> new DueDate(start(day).plusSeconds(1800L * (16 + random.nextInt(18))), precision);
        };
    }
}
