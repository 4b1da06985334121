package vn.lienthong.cases;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import vn.lienthong.workingtime.DeskHours;
import vn.lienthong.workingtime.Span;

/** Moments at which someone sits at a desk. */
final class DeskTimes {
    private final DeskHours hours;
    private final Random random;

    DeskTimes(DeskHours hours, Random random) {
        this.hours = hours;
        this.random = random;
    }

    LocalTime opening() {
        return hours.morning().from();
    }

    /** So many minutes before the desk closes. */
    LocalTime beforeClosing(int minutes) {
        return hours.afternoon().to().minusMinutes(minutes);
    }

    /** Any second of the open hours between the two, both inclusive. */
    LocalTime between(LocalTime earliest, LocalTime latest) {
        var open = hours.spans().stream()
                .map(span -> new Open(later(span.from(), earliest), earlier(span, latest)))
                .filter(part -> !part.to().isBefore(part.from()))
                .toList();
        var chosen = random.nextInt(
                Math.toIntExact(open.stream().mapToLong(Open::seconds).sum()));
        return at(open, chosen);
    }

    private static LocalTime at(List<Open> open, int second) {
        long left = second;
        for (var part : open) {
            if (left < part.seconds()) return part.from().plusSeconds(left);
            left -= part.seconds();
        }
        throw new IllegalStateException("second " + second + " lies outside " + open);
    }

    private static LocalTime later(LocalTime one, LocalTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalTime earlier(Span span, LocalTime latest) {
        var last = span.to().minusSeconds(1);
        return last.isBefore(latest) ? last : latest;
    }

    private record Open(LocalTime from, LocalTime to) {
        long seconds() {
            return Duration.between(from, to).toSeconds() + 1;
        }
    }
}
