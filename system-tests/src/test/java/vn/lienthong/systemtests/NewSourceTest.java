package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/** A source that nobody has used belongs to the unit whose post under it is accepted first. */
class NewSourceTest {
    private static final int RACES = 10;
    private static final String PROCEDURE = "1.004873";
    private static final String RECEIVED_AT = "2019-03-05T08:00:00+07:00";

    private final Suite suite = SharedSuite.get();
    private final Client auditor = Client.of(suite, "auditor", "01");

    /** A unit with its first dossier and the next one under the same source. */
    private record Ward(Client client, String first, String second, Posts posts) {
        Answer post(String code) {
            return client.post(INTAKE, "/v1/events", Client.CLOUD_EVENT, posts.received(code, PROCEDURE, RECEIVED_AT));
        }
    }

    @Test
    void ofTwoUnitsThatPostFirstAtTheSameTimeOneOwnsTheSourceAndTheOtherIsForbidden() throws InterruptedException {
        var refused = new ArrayList<String>();
        for (int race = 1; race <= RACES; race++) {
            var one = ward("08725", race);
            var other = ward("08731", race);
            var answers = atOnce(one, other);

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 403);
            var oneWon = answers.getFirst().status() == 201;
            assertOwner(oneWon ? one : other);
            assertForbidden(oneWon ? other : one, answers.get(oneWon ? 1 : 0));
            refused.add((oneWon ? other : one).first());
        }
        Settled.await(suite);
        for (var code : refused) auditor.get(REPORTING, "/v1/dossiers/" + code).expect(404);
    }

    private Ward ward(String unit, int race) {
        var code = "243." + unit + "-190305-%d%03d";
        return new Ward(
                Client.of(suite, "source", unit),
                code.formatted(7, race),
                code.formatted(8, race),
                new Posts("urn:vn:motcua:moi-" + race, unit));
    }

    private static List<Answer> atOnce(Ward one, Ward other) throws InterruptedException {
        var start = new CyclicBarrier(2);
        try (var posting = Executors.newFixedThreadPool(2)) {
            return posting.invokeAll(List.of(first(one, start), first(other, start))).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static Callable<Answer> first(Ward ward, CyclicBarrier start) {
        return () -> {
            start.await();
            return ward.post(ward.first());
        };
    }

    private static void assertOwner(Ward ward) {
        ward.post(ward.second()).expect(201);
    }

    private static void assertForbidden(Ward ward, Answer answer) {
        answer.expectProblem(403, "foreign-source");
        ward.post(ward.second()).expectProblem(403, "foreign-source");
    }
}
