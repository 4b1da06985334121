package vn.lienthong.workingtime;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The official days of 2024 to 2027, as far as the tests need them. */
final class Calendars {
    static final WorkCalendar OFFICIAL = new WorkCalendar(
            "test-1",
            true,
            IntStream.rangeClosed(2024, 2028).boxed().collect(Collectors.toSet()),
            days(
                    "2024-04-29 2024-04-30 2024-05-01 2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31",
                    "2025-04-07 2025-04-30 2025-05-01 2025-05-02 2025-09-01 2025-09-02 2026-01-01 2026-01-02",
                    "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01",
                    "2026-08-31 2026-09-01 2026-09-02 2026-11-24"),
            days("2024-05-04 2025-04-26 2026-01-10 2026-08-22"),
            DeskHours.USUAL);

    private Calendars() {}

    private static Set<LocalDate> days(String... lines) {
        return List.of(lines).stream()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .map(LocalDate::parse)
                .collect(Collectors.toSet());
    }
}
