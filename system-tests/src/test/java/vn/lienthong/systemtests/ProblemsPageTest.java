package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/problems.md stays true: every refusal that the code can give has its row, and every row is of such a refusal. */
class ProblemsPageTest {
    private static final Path PAGE = SourceTree.ROOT.resolve("docs/problems.md");
    /** {@code ProblemException.of(409, "id-used")}, or the framework's own {@code case 404 -> "not-found"}. */
    private static final Pattern REFUSAL =
            Pattern.compile("(?:ProblemException\\.of\\(\\s*|case )(\\d{3})(?:,\\s*| -> )\"([a-z0-9-]+)\"");
    /** A constant of a {@code Rule}, with its status where it has one. */
    private static final Pattern RULE = Pattern.compile("(?m)^ {4}([A-Z_]+)\\((\\d{3})?");

    /** A row of the page. */
    private record Row(String type, Set<String> statuses, String vietnamese, String english, String when) {
        static Row of(String line) {
            var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            var statuses = Set.of(cells.get(2).split(", "));
            return new Row(cells.get(1).replace("`", ""), statuses, cells.get(3), cells.get(4), cells.get(5));
        }

        String title(String language) {
            return language.equals("vi") ? vietnamese : english;
        }
    }

    /** A refusal as the code gives it; the status is null where the rule alone does not say it. */
    private record Given(String type, String status) {}

    @Test
    void everyRefusalWithATextHasARowAndEveryRowSuchARefusal() {
        for (var language : List.of("vi", "en"))
            assertThat(rows().keySet())
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(
                            titles(language).map(Map.Entry::getKey).distinct().toList());
    }

    @Test
    void everyServiceSaysTheTitleOfThePage() {
        for (var language : List.of("vi", "en"))
            assertThat(titles(language)).allSatisfy(title -> {
                assertThat(rows()).containsKey(title.getKey());
                assertThat(rows().get(title.getKey()).title(language)).isEqualTo(title.getValue());
            });
    }

    @Test
    void everyRefusalInTheCodeHasARowWithItsStatus() {
        var given = given();
        assertThat(given).hasSizeGreaterThan(50);
        assertThat(given).allSatisfy(refusal -> {
            assertThat(rows()).containsKey(refusal.type());
            if (refusal.status() != null)
                assertThat(rows().get(refusal.type()).statuses()).contains(refusal.status());
        });
    }

    @Test
    void everyRowIsOfARefusalInTheCodeAndSaysWhen() {
        var code = Stream.concat(
                        sources().map(ProblemsPageTest::read), given().stream().map(Given::type))
                .collect(Collectors.joining("\n"));
        assertThat(rows().values()).allSatisfy(row -> {
            assertThat(Pattern.compile("(?m)(\"|^)" + row.type() + "(\"|$)")
                            .matcher(code)
                            .find())
                    .as(row.type())
                    .isTrue();
            assertThat(row.when()).endsWith(".");
        });
    }

    private static Map<String, Row> rows() {
        return read(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(Row::of)
                .collect(Collectors.toMap(Row::type, row -> row));
    }

    /** Types with their titles, of every module; a type that several modules have comes several times. */
    private static Stream<Map.Entry<String, String>> titles(String language) {
        return SourceTree.files("/src/main/resources/lienthong/messages_" + language + ".properties")
                .flatMap(file -> properties(file).entrySet().stream())
                .map(entry -> Map.entry((String) entry.getKey(), (String) entry.getValue()))
                .filter(entry -> entry.getKey().endsWith(".title"))
                .map(entry -> Map.entry(entry.getKey().replace(".title", ""), entry.getValue()));
    }

    private static Set<Given> given() {
        return sources().flatMap(ProblemsPageTest::given).collect(Collectors.toSet());
    }

    private static Stream<Given> given(Path source) {
        var text = read(source);
        var refusals = REFUSAL.matcher(text).results().map(found -> new Given(found.group(2), found.group(1)));
        return source.endsWith("domain/Rule.java")
                ? RULE.matcher(text).results().map(ProblemsPageTest::rule)
                : refusals;
    }

    private static Given rule(MatchResult constant) {
        return new Given(constant.group(1).toLowerCase(Locale.ROOT).replace('_', '-'), constant.group(2));
    }

    private static Stream<Path> sources() {
        return SourceTree.files(".java").filter(file -> file.toString().contains("/src/main/"));
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
