package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reporting.report.Asked06a.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.bruteforce.Asked;
import vn.lienthong.bruteforce.BruteForce;
import vn.lienthong.bruteforce.Country;
import vn.lienthong.bruteforce.KnownFacts;
import vn.lienthong.bruteforce.RandomHistories;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;

/** What answers promise that are given while the log is being read, one partition behind the other. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class FinalAnswersTest {
    private static final long SEED = 17;
    private static final int DOSSIERS = 60;
    private static final int FACTS_A_ROUND = 40;
    private static final List<Owner> OWNERS = List.of(Owner.INTAKE, Owner.ROUTING, Owner.DEADLINE);
    private static final String SPRING = "unit=018&from=2017-01-01&to=2017-03-31&by=field";
    private static final Period DAYS = Period.named("calendar:2017-Q1").orElseThrow();

    private static final List<String> CELLS = List.of(
            "received.total",
            "received.online",
            "received.direct",
            "resolved.early",
            "resolved.onTime",
            "resolved.late",
            "open.inTime",
            "open.overdue",
            "open.awaiting");

    private static final List<String> UNITS = List.of("018", "00565", "00526", "00589", "00541", "00577");

    private record Answer(Instant asOf, JsonNode report) {
        boolean isFinal() {
            return report.get("final").asBoolean();
        }
    }

    private final Random random = new Random(SEED);
    private final KnownFacts told = new KnownFacts();
    private final List<Instant> recorded = new ArrayList<>();
    private final List<Integer> partitions = new ArrayList<>();
    private final Map<Integer, Instant> readUpTo = new TreeMap<>();
    private final List<Answer> answers = new ArrayList<>();

    @Inject
    LogFeeder log;

    @Inject
    Finality finality;

    @Inject
    OwnersQuarantine quarantine;

    @BeforeEach
    void nothingIsReadYet() {
        log.reset();
        log.recordFrom(finality.upTo());
        for (int partition = 0; partition < Shards.STANDARD.count(); partition++)
            readUpTo.put(partition, Instant.EPOCH);
        OWNERS.forEach(owner -> quarantine.told(owner.code(), 0));
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void a_final_answer_never_changes_and_contradicts_none_that_was_not_final() {
        new RandomHistories(SEED, Country.OF_SWAPPED_CODES).tell(DOSSIERS, this::tell);
        round();
        readTheRest();

        assertThat(answers).anyMatch(Answer::isFinal).anyMatch(answer -> !answer.isFinal());
        for (var answer : answers) {
            var again = json(SPRING + "&asOf=" + answer.asOf());
            if (answer.isFinal())
                assertThat(again.get("rows")).isEqualTo(answer.report().get("rows"));
            assertThat(again.get("final").asBoolean()).isTrue();
        }
    }

    private String tell(String dossier, String root, Instant time, DossierEvent event) {
        var id = told.add(log.add(dossier, root, time, event, null), dossier, time, event);
        recorded.add(log.recorded());
        partitions.add(Shards.STANDARD.of(root));
        if (recorded.size() % FACTS_A_ROUND == 0) round();
        return id;
    }

    /** Some partitions are read to their ends; then three reports are asked for. */
    private void round() {
        for (int partition : List.copyOf(readUpTo.keySet())) if (random.nextInt(3) > 0) read(partition);
        for (int i = 0; i < 3; i++) ask(recorded.get(random.nextInt(recorded.size())));
    }

    private void readTheRest() {
        List.copyOf(readUpTo.keySet()).forEach(this::read);
        for (var owner : OWNERS)
            for (int partition : readUpTo.keySet())
                finality.applied(owner, partition, log.recorded().plusMillis(1));
    }

    private void read(int partition) {
        log.feedNew(7, partition);
        readUpTo.put(partition, log.recorded());
        for (var owner : OWNERS) finality.applied(owner, partition, log.recorded());
    }

    /** Whether final or not, an answer counts exactly what of that part of the log has been read; if final, all of it. */
    private void ask(Instant asOf) {
        var answer = new Answer(asOf, json(SPRING + "&asOf=" + asOf));
        answers.add(answer);

        var isAllRead = readUpTo.values().stream().allMatch(time -> time.isAfter(asOf));
        assertThat(answer.isFinal()).as("final as of %s", asOf).isEqualTo(isAllRead);
        assertThat(figures(answer.report())).isEqualTo(count(i -> isReadAt(i, asOf)));
        assertThat(answer.report().get("logPosition").toString()).isEqualTo(positionAt(asOf));
        if (isAllRead)
            assertThat(figures(answer.report()))
                    .isEqualTo(count(i -> !recorded.get(i).isAfter(asOf)));
    }

    /** Records stand in their partitions without gaps. */
    private String positionAt(Instant asOf) {
        var read = new TreeMap<Integer, Long>();
        for (int i = 0; i < recorded.size(); i++) if (isReadAt(i, asOf)) read.merge(partitions.get(i), 1L, Long::sum);
        return read.entrySet().stream()
                .map(next -> "\"" + next.getKey() + "\":" + next.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private boolean isReadAt(int fact, Instant asOf) {
        var at = recorded.get(fact);
        return !at.isAfter(asOf) && !at.isAfter(readUpTo.get(partitions.get(fact)));
    }

    private Map<String, Long> count(Predicate<Integer> which) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < recorded.size(); i++)
            if (which.test(i)) facts.add(told.all().get(i));
        var counted = BruteForce.dossiers(facts).stream()
                .filter(dossier -> UNITS.contains(dossier.unitOf(DAYS.to())))
                .toList();
        var counts = BruteForce.count(counted, new Asked(DAYS.from(), DAYS.to(), false));
        counts.keySet().retainAll(CELLS);
        return counts;
    }

    private static Map<String, Long> figures(JsonNode report) {
        var counts = new TreeMap<String, Long>();
        for (var cell : CELLS)
            counts.put(cell, report.at("/total/" + cell.replace('.', '/')).asLong());
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
