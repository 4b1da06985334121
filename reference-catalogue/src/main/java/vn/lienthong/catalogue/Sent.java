package vn.lienthong.catalogue;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienthong.contracts.reference.Approval;

/**
 * What a file sends.
 *
 * @param rows those that could be read
 * @param faults of the others, by line
 * @param unread codes of the others, as far as they could be read: what is missing of these is no fault of the rows that
 *     name them
 */
public record Sent<T>(List<Row<T>> rows, List<Fault> faults, Set<String> unread) {
    /**
     * @param line on which it begins
     * @param approval its own; either part may be {@code null}
     */
    public record Row<T>(int line, T value, Approval approval) {}

    public Sent {
        rows = List.copyOf(rows);
        faults = faults.stream().sorted().toList();
        unread = Set.copyOf(unread);
    }

    static <T> Sent<T> of(Entries entries, Function<Keyed, T> reading) {
        var read = entries.rows().stream()
                .map(row -> {
                    var keyed = new Keyed(row);
                    return new Attempt<>(keyed, row(keyed, reading), row.text("code"));
                })
                .toList();
        return new Sent<>(
                read.stream().filter(Attempt::isSound).map(Attempt::row).toList(),
                Stream.concat(
                                entries.faults().stream(),
                                read.stream().flatMap(attempt -> attempt.keyed().faults().stream()))
                        .toList(),
                read.stream()
                        .filter(attempt -> !attempt.isSound())
                        .map(Attempt::code)
                        .collect(toSet()));
    }

    private static <T> Row<T> row(Keyed keyed, Function<Keyed, T> reading) {
        var approval = new Approval(keyed.text("document"), keyed.text("approver"));
        var value = reading.apply(keyed);
        keyed.nothingElse();
        return new Row<>(keyed.line(), value, approval);
    }

    private record Attempt<T>(Keyed keyed, Row<T> row, String code) {
        boolean isSound() {
            return keyed.faults().isEmpty();
        }
    }
}
