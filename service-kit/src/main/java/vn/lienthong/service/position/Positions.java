package vn.lienthong.service.position;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.EventId;

/** The header by which a client reads its own writes, across services: {@code Lienthong-Position: intake-3-1234,…}. */
public final class Positions {
    public static final String HEADER = "Lienthong-Position";

    private Positions() {}

    /** @throws IllegalArgumentException if the value is no list of event ids */
    public static List<EventId> parse(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(EventId::parse)
                .toList();
    }

    /** Only the last position of each (owner, shard): whoever has that has the others. */
    public static String header(Collection<EventId> events) {
        return events.stream()
                .collect(Collectors.toMap(
                        event -> event.owner().code() + "-" + event.shard(),
                        event -> event,
                        BinaryOperator.maxBy(Comparator.comparingLong(EventId::position))))
                .values()
                .stream()
                .map(EventId::toString)
                .sorted()
                .collect(Collectors.joining(","));
    }
}
