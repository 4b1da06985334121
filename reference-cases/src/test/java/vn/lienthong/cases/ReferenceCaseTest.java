package vn.lienthong.cases;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Transferred;

class ReferenceCaseTest {
    private static final GeneratedCase KHAI_QUANG = made("khai-quang-2019");
    private static final GeneratedCase GIA_LAM = made("gia-lam-2017");

    @TempDir
    Path folder;

    static Stream<GeneratedCase> cases() {
        return Stream.of(KHAI_QUANG, GIA_LAM);
    }

    @ParameterizedTest
    @CsvSource({"CT, 0, 6570", "DCXD, 402, 268", "TPHT, 105, 495", "LDTBXH, 267, 178"})
    void khaiQuangHasItsDossiersByField(String field, int early, int onTime) {
        var count = count(KHAI_QUANG, row -> row.field().equals(field));
        assertThat(count.early()).isEqualTo(early);
        assertThat(count.onTime()).isEqualTo(onTime);
        assertThat(count.received()).isEqualTo(early + onTime);
    }

    @Test
    void khaiQuangHasNothingLateOpenOrCarriedIn() {
        var count = count(KHAI_QUANG, row -> true);
        assertThat(count.received()).isEqualTo(8285);
        assertThat(count.resolved()).isEqualTo(8285);
        assertThat(count.early()).isEqualTo(774);
        assertThat(count.late() + count.open() + count.carriedIn()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"own, 4921, 265, 2720, 1814, 2, 383, 2", "communes, 41972, 1204, 15311, 23000, 79, 3541, 41"})
    void giaLamHasItsDossiersByTier(
            String tier, int received, int carriedIn, int early, int onTime, int late, int openInTime, int overdue) {
        var count = count(GIA_LAM, row -> row.unit().equals("018") == tier.equals("own"));
        assertThat(count.received()).isEqualTo(received);
        assertThat(count.carriedIn()).isEqualTo(carriedIn);
        assertThat(count.early()).isEqualTo(early);
        assertThat(count.onTime()).isEqualTo(onTime);
        assertThat(count.late()).isEqualTo(late);
        assertThat(count.openInTime()).isEqualTo(openInTime);
        assertThat(count.overdue()).isEqualTo(overdue);
    }

    /** Largest remainder: no commune is a whole dossier away from its exact share of any cell of any field. */
    @Test
    void everyCommuneHasItsShareOfEveryCell() {
        var weights = ReferenceCase.weights("gia-lam-2017-communes.csv");
        var sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        for (var field : new String[] {"CT", "TPHT", "DCXD", "LDTBXH"}) {
            var all = count(
                    GIA_LAM, row -> !row.unit().equals("018") && row.field().equals(field));
            weights.forEach((commune, weight) -> {
                var part = count(
                        GIA_LAM,
                        row -> row.unit().equals(commune) && row.field().equals(field));
                assertThat(cells(part)).allSatisfy((cell, count) -> assertThat((double) count)
                        .as("%s of %s in %s", cell, field, commune)
                        .isBetween(exact(all, cell, weight, sum) - 1, exact(all, cell, weight, sum) + 1));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void earlyIsByOneOrTwoDays(GeneratedCase made) {
        assertThat(made.expected())
                .filteredOn(row -> row.closing() != null && row.closing().isBefore(row.due()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(ChronoUnit.DAYS.between(row.closing(), row.due()))
                        .isBetween(1L, 2L));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void expectedRowsAgreeWithACountOverThePostsForRandomPeriods(GeneratedCase made) {
        var random = new Random(made.definition().seed());
        var units = made.sources().stream().map(Source::unit).toList();
        for (int i = 0; i < 50; i++) {
            var from = made.definition().from().plusDays(random.nextInt(120) - 20);
            var to = from.plusDays(random.nextInt(60));
            var unit = units.get(random.nextInt(units.size()));
            var count = ExpectedCount.of(
                    made.expected().stream().filter(row -> row.unit().equals(unit)), from, to);
            assertThat(count.online() + count.direct()).isEqualTo(posted(made, unit, Received.class, from, to));
            assertThat(count.resolved()).isEqualTo(posted(made, unit, Resolved.class, from, to));
            var opening = ExpectedCount.of(
                    made.expected().stream().filter(row -> row.unit().equals(unit)), LocalDate.MIN, from.minusDays(1));
            assertThat(count.carriedIn()).as("opening is the closing before").isEqualTo(opening.open());
            assertThat(count.received()).isEqualTo(count.resolved() + count.open());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everythingHappensWhileTheDeskIsOpenOnAWorkingDay(GeneratedCase made) {
        for (var source : made.sources()) {
            var calendar = Catalogue.shipped()
                    .calendar(source.unit(), made.definition().from());
            assertThat(source.posts())
                    .filteredOn(post -> post.subject() != null)
                    .extracting(post -> OffsetDateTime.parse(post.time()))
                    .filteredOn(time ->
                            !calendar.isWorkingDay(time.toLocalDate()) || !calendar.isDeskOpen(time.toInstant()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSourcePostsInTheOrderOfTimeAndEndsByBeingComplete(GeneratedCase made) {
        for (var source : made.sources()) {
            assertThat(source.posts())
                    .extracting(post -> OffsetDateTime.parse(post.time()))
                    .isSorted()
                    .last()
                    .isEqualTo(made.definition().completeUpTo());
            assertThat(source.posts().getLast().type()).isEqualTo("vn.lienthong.source.complete.v1");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDossierIsReceivedFirstAndReturnedAfterItsResolution(GeneratedCase made) {
        var steps = Map.<Class<?>, Integer>of(
                Received.class, 1, Transferred.class, 2, Acknowledged.class, 3, Resolved.class, 4, Returned.class, 5);
        var reached = new HashMap<String, Integer>();
        made.sources().stream()
                .flatMap(source -> source.posts().stream())
                .filter(post -> post.subject() != null)
                .forEach(post ->
                        reached.merge(post.subject(), steps.get(post.data().getClass()), ReferenceCaseTest::follows));
        assertThat(reached).hasSameSizeAs(made.expected());
        var closed = made.expected().stream().collect(toMap(Expected::dossier, row -> row.closing() != null));
        assertThat(reached.entrySet())
                .filteredOn(entry -> (entry.getValue() == 5) != closed.get(entry.getKey()))
                .isEmpty();
    }

    private static int follows(int before, int step) {
        assertThat(step).isGreaterThan(before);
        if (step == 5) assertThat(before).isEqualTo(4);
        return step;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void postsAndSourcesHaveAnIdentityEach(GeneratedCase made) {
        var ids = new HashSet<String>();
        for (var source : made.sources()) {
            assertThat(source.posts()).extracting(Post::source).containsOnly(source.urn());
            assertThat(source.posts())
                    .filteredOn(post -> !ids.add(post.source() + post.id()))
                    .isEmpty();
        }
        assertThat(made.sources()).extracting(Source::urn).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFolderHoldsWhatIsMadeInMemoryAndEveryPostIsReadStrictly(GeneratedCase made) throws Exception {
        var written = CaseFiles.write(made.definition(), made.definition().seed(), folder);
        assertThat(written.units()).isEqualTo(made.units());
        for (int i = 0; i < made.sources().size(); i++) {
            var posts = made.sources().get(i).posts();
            var lines = Files.readAllLines(written.files().get(i).path());
            assertThat(lines).hasSize((int) written.files().get(i).posts()).hasSameSizeAs(posts);
            for (int line = 0; line < lines.size(); line++) {
                assertThat(lines.get(line)).isEqualTo(Json.mapper().writeValueAsString(posts.get(line)));
                PostReader.read(lines.get(line).getBytes(StandardCharsets.UTF_8));
            }
        }
        try (var rows = written.rows()) {
            assertThat(rows).isEqualTo(made.expected());
        }
    }

    @Test
    void giaLamHasOneSourceForTheDistrictAndEachCommune() {
        assertThat(GIA_LAM.sources())
                .hasSize(23)
                .extracting(Source::name)
                .contains("gia-lam", "trau-quy", "yen-vien", "xa-yen-vien");
        assertThat(GIA_LAM.posts()).isBetween(130_000, 145_000);
    }

    @Test
    void theMonthlyAllowanceIsReceivedByACommuneAndDecidedByTheDistrict() {
        var handed = GIA_LAM.sources().getLast().posts().stream()
                .filter(post -> post.data() instanceof Received received
                        && received.procedure().equals("1.001776"))
                .toList();
        assertThat(handed).hasSize(1567).allSatisfy(post -> {
            assertThat(((Received) post.data()).resolvingUnit()).isEqualTo("018");
            assertThat(post.subject()).matches("018\\.005\\d\\d-1[67]\\d{4}-\\d{4}");
        });
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        var definition = KHAI_QUANG.definition();
        CaseFiles.write(definition, definition.seed(), folder.resolve("one"));
        CaseFiles.write(definition, definition.seed(), folder.resolve("two"));
        CaseFiles.write(definition, definition.seed() + 1, folder.resolve("other"));
        for (var name : new String[] {"khai-quang.ndjson", "expected.csv"}) {
            assertThat(folder.resolve("two").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(name),
                            folder.resolve("other").resolve(name)))
                    .isNotNegative();
        }
    }

    @Test
    void anotherSeedGivesTheSameFigures() {
        var other = KHAI_QUANG.definition().generate(7);
        for (var field : new String[] {"CT", "DCXD", "TPHT", "LDTBXH"}) {
            var ours = count(KHAI_QUANG, row -> row.field().equals(field));
            var theirs = count(other, row -> row.field().equals(field));
            assertThat(theirs.early()).isEqualTo(ours.early());
            assertThat(theirs.onTime()).isEqualTo(ours.onTime());
        }
    }

    /** What the figures say follows from the dossiers, not only from the numbers written beside them. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyFigureIsWhatIsCountedDossierByDossier(GeneratedCase made) {
        assertThat(made.definition().figures()).isNotEmpty().allSatisfy(figure -> {
            var counted = made.definition().questions(figure).stream()
                    .map(question -> figure.cells(made.count(question)))
                    .reduce(Cells::then)
                    .orElseThrow();
            if (figure.ours() != null)
                assertThat(figure.value().of(counted)).as(figure.label()).isEqualTo(figure.ours());
        });
    }

    @Test
    void aScaledCaseHasThatPartOfEveryKindAndNoFigureOfItsOwn() {
        var made = GIA_LAM.definition().scaled(new BigDecimal("0.05")).generate();
        var all = count(made, row -> true);
        assertThat(all.received()).isBetween(2345, 2400);
        assertThat(all.late()).isEqualTo(1 + 3 + 2 + 1);
        assertThat(made.definition().notices().overdue()).isEqualTo(all.late() + all.overdue());
        assertThat(made.definition().figures())
                .hasSameSizeAs(GIA_LAM.definition().figures())
                .extracting(Figure::ours)
                .containsOnlyNulls();
    }

    private static GeneratedCase made(String name) {
        return ReferenceCase.named(name).orElseThrow().generate();
    }

    private static ExpectedCount count(GeneratedCase made, Predicate<Expected> rows) {
        var definition = made.definition();
        return ExpectedCount.of(made.expected().stream().filter(rows), definition.from(), definition.to());
    }

    private static long posted(GeneratedCase made, String unit, Class<?> type, LocalDate from, LocalDate to) {
        return made.sources().stream()
                .filter(source -> source.unit().equals(unit))
                .flatMap(source -> source.posts().stream())
                .filter(post -> type.isInstance(post.data()))
                .map(post -> OffsetDateTime.parse(post.time()).toLocalDate())
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .count();
    }

    private static Map<String, Integer> cells(ExpectedCount count) {
        return Map.of(
                "early", count.early(),
                "onTime", count.onTime(),
                "late", count.late(),
                "openInTime", count.openInTime(),
                "overdue", count.overdue());
    }

    private static double exact(ExpectedCount all, String cell, int weight, int sum) {
        return (double) cells(all).get(cell) * weight / sum;
    }
}
