package vn.lienthong.cases;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Officer;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Assigned;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.value.Channel;

class ReferenceCaseTest {
    private static final GeneratedCase KHAI_QUANG = made("khai-quang-2019");
    private static final GeneratedCase GIA_LAM = made("gia-lam-2017");
    private static final GeneratedCase NINH_BINH = made("ninh-binh-2015");
    private static final GeneratedCase LONG_BIEN = made("long-bien-2023");
    private static final GeneratedCase HA_DONG = made("ha-dong-2018");

    private static final List<Class<?>> STEPS = List.of(
            Received.class,
            Transferred.class,
            Acknowledged.class,
            Assigned.class,
            Resolved.class,
            Returned.class,
            Feedback.class,
            AnsweredFeedback.class);

    @TempDir
    Path folder;

    /** By name, as the whole of a case is a long text. */
    static Stream<Named<GeneratedCase>> cases() {
        return Stream.of(KHAI_QUANG, GIA_LAM, NINH_BINH, LONG_BIEN, HA_DONG)
                .map(made -> Named.of(made.definition().name(), made));
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

    static Stream<Named<GeneratedCase>> casesWithEarlyDossiers() {
        return cases().filter(made -> made.getPayload() != LONG_BIEN);
    }

    @ParameterizedTest
    @MethodSource("casesWithEarlyDossiers")
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
        var reached = new HashMap<String, Class<?>>();
        facts(made).forEach(post -> reached.merge(post.subject(), post.data().getClass(), ReferenceCaseTest::follows));
        assertThat(reached).hasSameSizeAs(made.expected());
        var closed = made.expected().stream().collect(toMap(Expected::dossier, row -> row.closing() != null));
        assertThat(reached.entrySet())
                .filteredOn(entry ->
                        STEPS.indexOf(entry.getValue()) >= STEPS.indexOf(Returned.class) != closed.get(entry.getKey()))
                .isEmpty();
    }

    private static Stream<Post> facts(GeneratedCase made) {
        return made.sources().stream()
                .flatMap(source -> source.posts().stream())
                .filter(post -> post.subject() != null);
    }

    private static <T> Stream<T> facts(GeneratedCase made, Class<T> type) {
        return facts(made).map(Post::data).filter(type::isInstance).map(type::cast);
    }

    /** A dossier may pass through several rooms. */
    private static Class<?> follows(Class<?> before, Class<?> step) {
        if (step != Assigned.class || before != Assigned.class)
            assertThat(STEPS.indexOf(step)).isGreaterThan(STEPS.indexOf(before));
        if (step == Returned.class) assertThat(before).isEqualTo(Resolved.class);
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
    void aFolderHoldsWhatIsMadeInMemoryAndEveryPostIsReadStrictly(GeneratedCase all) throws Exception {
        var made = few(all);
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
    void ninhBinhHasFiveFieldsAndTwentyFiveProceduresAtTheCentre() {
        var atTheCentre = NINH_BINH.expected().stream()
                .filter(row -> row.unit().equals("369"))
                .toList();
        assertThat(atTheCentre).hasSize(6000);
        assertThat(atTheCentre.stream().map(Expected::field).distinct()).hasSize(5);
        assertThat(atTheCentre.stream().map(Expected::procedure).distinct()).hasSize(25);
        assertThat(atTheCentre.stream().map(Expected::procedure).filter(code -> !code.matches("\\d.*")))
                .allMatch(code -> Catalogue.shipped()
                        .procedure(code, NINH_BINH.definition().from())
                        .orElseThrow()
                        .synthetic());
    }

    @Test
    void ninhBinhHasNothingLateOrOpen() {
        var count = count(NINH_BINH, row -> true);
        assertThat(count.received()).isEqualTo(30_000);
        assertThat(count.resolved()).isEqualTo(30_000);
        assertThat(count.late() + count.open()).isZero();
    }

    @Test
    void theAppointmentSlipsOfNinhBinhShowTheDayOnWhichTheDossierIsDue() {
        var due = NINH_BINH.expected().stream().collect(toMap(Expected::dossier, Expected::due));
        assertThat(facts(NINH_BINH).filter(post -> post.data() instanceof Received))
                .hasSize(30_000)
                .allSatisfy(post -> assertThat(((Received) post.data()).due())
                        .isEqualTo(due.get(post.subject()).toString()));
    }

    @Test
    void inNinhBinhWhatTakesMoreThanADayPassesThroughRoomsWithAnOfficerEach() {
        var rooms = facts(NINH_BINH)
                .filter(post -> post.data() instanceof Assigned)
                .collect(groupingBy(Post::subject, mapping(post -> ((Assigned) post.data()).room(), toList())));
        assertThat(rooms.values()).contains(List.of("TNMT", "QLDT"), List.of("DCXD"), List.of("TCKH"));
        assertThat(facts(NINH_BINH, Assigned.class))
                .allSatisfy(assigned -> assertThat(assigned.officer()).startsWith("cb-" + assigned.unit() + "-"));
        var appointed = NINH_BINH.definition().catalogue();
        var inService = NINH_BINH.definition().from();
        assertThat(facts(NINH_BINH, Assigned.class)).allMatch(assigned -> appointed
                .officer(assigned.officer(), inService)
                .filter(officer -> officer.room().equals(assigned.room()))
                .isPresent());
    }

    @Test
    void whatCitizensOfNinhBinhSayNamesTheOfficerWhoHadTheDossierAndIsAnswered() {
        var officers = new HashMap<String, String>();
        facts(NINH_BINH).forEach(post -> {
            if (post.data() instanceof Received received) officers.put(post.subject(), received.officer());
            if (post.data() instanceof Assigned assigned) officers.put(post.subject(), assigned.officer());
        });
        var said =
                facts(NINH_BINH).filter(post -> post.data() instanceof Feedback).toList();
        assertThat(said).hasSizeBetween(400, 600).allSatisfy(post -> assertThat(((Feedback) post.data()).officer())
                .isEqualTo(officers.get(post.subject())));
        assertThat(facts(NINH_BINH, AnsweredFeedback.class).map(AnsweredFeedback::feedback))
                .containsExactlyInAnyOrderElementsOf(said.stream().map(Post::id).toList());
    }

    @Test
    void ngocLamHasItsSignaturesByWhoSigned() {
        assertThat(LONG_BIEN.signatures())
                .containsOnly(
                        entry(new Signature("tp-00133-01", true), 7116L),
                        entry(new Signature("ld-00133-01", false), 1284L));
    }

    @Test
    void whatIsSignedUnderADelegationIsSignedWhileItHolds() {
        var catalogue = LONG_BIEN.definition().catalogue();
        var signed = facts(LONG_BIEN)
                .filter(post -> post.data() instanceof Resolved resolved && resolved.delegation() != null)
                .toList();
        assertThat(signed.stream()
                        .map(post -> ((Resolved) post.data()).delegation())
                        .distinct())
                .containsExactly("01/UQ-2021", "01/UQ-2022");
        assertThat(signed).allSatisfy(post -> {
            var resolved = (Resolved) post.data();
            var at = OffsetDateTime.parse(post.time()).toInstant();
            assertThat(catalogue.delegation(resolved.delegation(), resolved.signer(), resolved.unit(), "2.000815", at))
                    .isPresent();
        });
    }

    @Test
    void whatNgocLamReceivesAfterThreeIsDueOnTheNextWorkingDay() {
        var calendar =
                Catalogue.shipped().calendar("00133", LONG_BIEN.definition().from());
        var due = LONG_BIEN.expected().stream().collect(toMap(Expected::dossier, Expected::due));
        var afterThree = new HashSet<Boolean>();
        facts(LONG_BIEN).filter(post -> post.data() instanceof Received).forEach(post -> {
            var received = OffsetDateTime.parse(post.time()).toLocalDateTime();
            var late = received.toLocalTime().isAfter(LocalTime.of(15, 0));
            var day = received.toLocalDate();
            assertThat(due.get(post.subject())).isEqualTo(late ? calendar.workingDayAfter(day) : day);
            afterThree.add(late);
        });
        assertThat(afterThree).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void haDongHasAtFullSizeWhatThePressPrinted() {
        var district = shares(row -> "268".equals(row.unit()));
        var wards = shares(row -> row.communes() != null);
        assertThat(district).isEqualTo(172_959);
        assertThat(wards).isEqualTo(796_812);
        assertThat(ReferenceCase.named("ha-dong-2018").orElseThrow().shares().stream()
                        .mapToInt(share -> share.late() + share.overdue()))
                .containsOnly(0);
        assertThat(ReferenceCase.named("ha-dong-2018").orElseThrow().shares().stream()
                        .mapToInt(Share::openInTime)
                        .sum())
                .isEqualTo(1_597);
    }

    private static int shares(Predicate<Share> wanted) {
        return ReferenceCase.named("ha-dong-2018").orElseThrow().shares().stream()
                .filter(wanted)
                .mapToInt(share -> share.early() + share.onTime() + share.late())
                .sum();
    }

    @Test
    void haDongGoesOnOverTheDayOnWhichTheCityBecameADistrict() {
        var founded = LocalDate.of(2009, 5, 8);
        assertThat(HA_DONG.definition().questions())
                .extracting(Question::from)
                .containsExactly(HA_DONG.definition().from(), founded);
        assertThat(HA_DONG.expected())
                .anyMatch(row -> row.reception().isBefore(founded)
                        && row.closing() != null
                        && !row.closing().isBefore(founded));
    }

    @Test
    void thePartsOfHaDongsPeriodCoverItWithoutGap() {
        var day = HA_DONG.definition().from();
        for (var stretch : HA_DONG.definition().stretches()) {
            assertThat(stretch.from()).isEqualTo(day);
            day = stretch.to().plusDays(1);
        }
        assertThat(day).isEqualTo(HA_DONG.definition().to().plusDays(1));
    }

    @Test
    void inPhucLaMoreAndMoreIsFiledOnlineUpToTwoThirds() {
        var made = ReferenceCase.named("ha-dong-2018")
                .orElseThrow()
                .scaled(new BigDecimal("0.05"))
                .generate();
        var rates = Stream.of(2009, 2012, 2015, 2018)
                .map(year -> online(made, year))
                .toList();
        assertThat(rates).isSorted();
        assertThat(rates.getFirst()).isLessThan(0.05);
        assertThat(rates.getLast()).isBetween(0.6, 0.7);
    }

    private static double online(GeneratedCase made, int year) {
        var ofPhucLa = made.expected().stream()
                .filter(row -> row.unit().equals("09553") && row.reception().getYear() == year)
                .toList();
        return (double) ofPhucLa.stream()
                        .filter(row -> row.channel() == Channel.ONLINE)
                        .count()
                / ofPhucLa.size();
    }

    @Test
    void haDongHasTwoControlOfficersOfTheDistrictAndOneInEachWard() {
        var controlling = HA_DONG.definition().catalogue().officers(LocalDate.of(2017, 12, 31)).stream()
                .filter(officer -> officer.position().equals("CONTROL_OFFICER"))
                .collect(groupingBy(Officer::unit, counting()));
        assertThat(controlling).hasSize(18).containsEntry("268", 2L).containsEntry("09553", 1L);
        assertThat(controlling.keySet()).isEqualTo(HA_DONG.definition().units());
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

    /** Of a large case a part, which has of everything some. */
    private static GeneratedCase few(GeneratedCase made) {
        return made.posts() < 30_000
                ? made
                : made.definition().scaled(new BigDecimal("0.05")).generate();
    }

    private static GeneratedCase made(String name) {
        var definition = ReferenceCase.named(name).orElseThrow();
        return definition.scaled(definition.usualScale()).generate();
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
