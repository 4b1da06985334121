package vn.lienthong.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.catalogue.YamlRows.Row;

/** What cannot be true of the sets of forms: from the first day of the first on, one of them is in force, and only one. */
final class FormSetFaults {
    private FormSetFaults() {}

    /** @param sets in the order of the file, the earliest first */
    static List<String> in(List<Row<FormSet>> sets) {
        return IntStream.range(0, sets.size())
                .boxed()
                .flatMap(i -> Stream.of(
                                gap(sets, i),
                                incomplete(sets.get(i).value()),
                                twice(sets.get(i).value()))
                        .flatMap(faults -> faults)
                        .map(fault ->
                                sets.get(i).place() + ": " + sets.get(i).value().formSet() + fault))
                .toList();
    }

    private static Stream<String> gap(List<Row<FormSet>> sets, int i) {
        var set = sets.get(i).value();
        var before = i == 0 ? null : sets.get(i - 1).value().to();
        var isLast = i == sets.size() - 1;
        return Stream.of(
                        before == null || before.plusDays(1).equals(set.from())
                                ? null
                                : " begins on " + before.plusDays(1),
                        isLast == (set.to() == null) ? null : isLast ? " ends and none follows" : " never ends")
                .filter(Objects::nonNull);
    }

    private static Stream<String> incomplete(FormSet set) {
        var isWhole = Stream.of(set.formSet(), set.instrument(), set.from(), set.basis(), set.desk(), set.forms())
                .allMatch(Objects::nonNull);
        return isWhole ? Stream.empty() : Stream.of(" names not all that a set of forms has");
    }

    private static Stream<String> twice(FormSet set) {
        return hasTwice(set, FormSet.Form::form) || hasTwice(set, FormSet.Form::number)
                ? Stream.of(" has a form or a number twice")
                : Stream.empty();
    }

    private static boolean hasTwice(FormSet set, Function<FormSet.Form, Object> key) {
        return Stream.ofNullable(set.forms())
                        .flatMap(List::stream)
                        .map(key)
                        .distinct()
                        .count()
                < Stream.ofNullable(set.forms()).mapToLong(List::size).sum();
    }
}
