package vn.lienthong.reporting.projection;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;

/**
 * Measures the projection: records a second into facts, dossiers, ledger and balances. Not part of the suite's tests;
 * run it by name: {@code -Dtest=ProjectionThroughput}.
 */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class ProjectionThroughput {
    private static final Logger LOG = Logger.getLogger(ProjectionThroughput.class);
    private static final int DOSSIERS = Integer.getInteger("dossiers", 17_000);
    private static final int BATCH = Integer.getInteger("batch", 2000);

    @Inject
    LogFeeder log;

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void measure() {
        log.reset();
        fill();
        var start = System.nanoTime();
        log.feed(BATCH);
        var seconds = (System.nanoTime() - start) / 1e9;
        LOG.infof("%d records in %.1f s: %.0f records/s", log.size(), seconds, log.size() / seconds);
    }

    /** As the log has them: all of a while's receptions, then what the owners say, then resolutions, then returns. */
    private void fill() {
        for (int from = 0; from < DOSSIERS; from += 500) {
            int to = Math.min(DOSSIERS, from + 500);
            for (int i = from; i < to; i++) receive(i);
            for (int i = from; i < to; i++) plan(i);
            for (int i = from; i < to; i++) resolve(i);
        }
    }

    private void receive(int i) {
        var origin = new PostId("urn:vn:motcua:" + unit(i), "r" + i);
        log.add(code(i), code(i), at(i, 8), received(i), origin);
        log.add(code(i), at(i, 30), new FactReported("resolved", Json.mapper().createObjectNode()));
        log.add(code(i), at(i, 31), new ResultReturned(unit(i), Channel.DIRECT, "cb-01"));
    }

    private void plan(int i) {
        log.add(code(i), at(i, 8), new RoutePlanned(List.of(), "1"));
        log.add(
                code(i),
                at(i, 8),
                new DueDateSet(Scope.DOSSIER, null, Facts.day(day(i).plusDays(3)), DueReason.INITIAL, "basis", "2017"));
    }

    private void resolve(int i) {
        log.add(code(i), at(i, 30), new DossierResolved(unit(i), Outcome.APPROVED, null, null));
    }

    private static DossierReceived received(int i) {
        var like = Facts.received(Channel.values()[i % 3], Facts.day(day(i).plusDays(3)));
        return new DossierReceived(
                unit(i),
                "P-" + i % 7,
                "CT",
                like.channel(),
                null,
                like.promised(),
                "cb-" + i % 3,
                null,
                null,
                null,
                null,
                null);
    }

    private static LocalDate day(int i) {
        return RandomDossiers.FIRST.plusDays(i * 150L / DOSSIERS);
    }

    private static Instant at(int i, int hour) {
        return RandomDossiers.at(day(i), hour);
    }

    private static String unit(int i) {
        return String.format("%05d", 526 + 3 * (i % 22));
    }

    private static String code(int i) {
        return "018." + unit(i) + "-170101-" + String.format("%05d", i);
    }
}
