package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.LogEvent;

/**
 * docs/what-happens-when.md stays true: every event has its row, and every class a row names is there; one written
 * {@code routing.PlansRoute} stands in routing-service.
 */
class WhatHappensWhenTest {
    private static final Path DOCUMENT = SourceTree.ROOT.resolve("docs/what-happens-when.md");
    private static final Pattern CLASS_NAME = Pattern.compile("`((?:[a-z]+\\.)?[A-Z][A-Za-z0-9]+)`");

    private static final Pattern SERVICE = Pattern.compile("([a-z]+)-service/src/main/");

    @Test
    void everyEventHasARow() throws IOException {
        assertThat(rows().map(row -> row.split("\\|")[1].strip()))
                .containsExactlyInAnyOrderElementsOf(events(LogEvent.class)
                        .map(event -> "`" + event.getSimpleName() + "`")
                        .distinct()
                        .toList());
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        var classes = classNames();
        assertThat(named(Files.readString(DOCUMENT))).isNotEmpty().isSubsetOf(classes);
    }

    @Test
    void aNameOfNoClassIsFound() throws IOException {
        assertThat(classNames()).doesNotContainAnyElementsOf(named("decided by `ClassThatIsGone`"));
    }

    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("| `"));
    }

    private static List<String> named(String text) {
        return CLASS_NAME
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Every class by its name, and those of services also with the service before it. */
    private static Set<String> classNames() {
        return SourceTree.files(".java")
                .map(file -> SourceTree.ROOT.relativize(file).toString())
                .flatMap(WhatHappensWhenTest::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(String file) {
        var simple = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
        var service = SERVICE.matcher(file);
        return service.lookingAt() ? Stream.of(simple, service.group(1) + "." + simple) : Stream.of(simple);
    }

    /** The records behind a sealed type, however deep. */
    private static Stream<Class<?>> events(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WhatHappensWhenTest::events)
                : Stream.of(type);
    }
}
