package vn.lienthong.reporting.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.AuditEvent;
import vn.lienthong.contracts.event.ReportFiled;
import vn.lienthong.contracts.event.ReportRestated;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Edition;
import vn.lienthong.journal.Journal;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.EditionTable;
import vn.lienthong.reporting.report.Finality;
import vn.lienthong.reporting.report.LogStanding;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Report06a;
import vn.lienthong.reporting.report.Reporting06a;
import vn.lienthong.reporting.report.Series;
import vn.lienthong.reporting.report.StoredEdition;
import vn.lienthong.reporting.views.ViewSets;

/**
 * Files a report: fixes an edition of it with all that is final at this moment. First every edition of its series that the
 * ledger no longer confirms is restated, in the order of their days, so that what the new one carries in is what the
 * edition in force before it leaves open. All of it is one transaction, and one filing at a time.
 */
@Singleton
public class FilesReports {
    private static final int TRIES = 30;
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final String SERIALIZATION_FAILURE = "40001";

    private final Journal journal;
    private final ViewSets views;
    private final Reporting06a reporting;
    private final LogStanding log;
    private final EditionTable editions;
    private final ReportsOfSeries reports;
    private final ObjectMapper json;
    private final Finality finality;
    private final InstantSource clock;

    FilesReports(
            Journal journal,
            ViewSets views,
            Reporting06a reporting,
            LogStanding log,
            EditionTable editions,
            ReportsOfSeries reports,
            ObjectMapper json,
            Finality finality,
            InstantSource clock) {
        this.journal = journal;
        this.views = views;
        this.reporting = reporting;
        this.log = log;
        this.editions = editions;
        this.reports = reports;
        this.json = json;
        this.finality = finality;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param edition the one in force now of the report that was to be filed
     * @param isNew whether it is a new one; else what was filed last still holds
     * @param restated the new editions of other reports of the series, by their days
     */
    public record Filed(StoredEdition edition, boolean isNew, List<StoredEdition> restated) {}

    /** @param query of the units of then, as known now */
    public Uni<Filed> file(Query06a query, String actor) {
        return journal.inTransaction(tx -> {
                    // before reading: what is applied between the two only makes the figures more complete than they
                    // say
                    var finalUpTo = finality.upTo();
                    return snapshot(tx)
                            .chain(() -> editions.inForce(tx, Series.of(query)))
                            .chain(inForce -> bringUpToDate(tx, standingOn(finalUpTo, query, inForce), inForce, actor));
                })
                .onFailure(FilesReports::isOvertaken)
                .retry()
                .withBackOff(SOON, LATER)
                .withJitter(0.5)
                .atMost(TRIES);
    }

    /** All figures of a filing are of one state of the views; the head of the shard is held to its end. */
    private Uni<Void> snapshot(SqlConnection tx) {
        return tx.query("set transaction isolation level repeatable read; lock table live_set in access share mode")
                .execute()
                .chain(() -> views.enterLive(tx))
                .chain(() -> journal.heads().lock(tx, List.of(Shards.AUDIT)))
                .replaceWithVoid();
    }

    private static boolean isOvertaken(Throwable failure) {
        return failure instanceof PgException pg && SERIALIZATION_FAILURE.equals(pg.getSqlState());
    }

    /** @param asOf the recorded time the edition is about */
    private record Asked(Query06a query, Instant asOf) {}

    /**
     * All that is final, so that the edition is; but all that is known now where less is final than an edition in force
     * already tells, or not even all that was recorded in the period.
     */
    private Asked standingOn(Optional<Instant> finalUpTo, Query06a query, List<StoredEdition> inForce) {
        return finalUpTo
                .filter(upTo -> BusinessDay.of(upTo).isAfter(query.period().to()))
                .filter(upTo ->
                        inForce.stream().noneMatch(edition -> asOf(edition).isAfter(upTo)))
                .map(upTo -> new Asked(query.as(AsKnown.At.toBeFiled(upTo)), upTo))
                .orElseGet(() -> new Asked(query, clock.instant()));
    }

    private Instant asOf(StoredEdition edition) {
        try {
            return OffsetDateTime.parse(json.readTree(edition.edition().report())
                            .get("asOf")
                            .asText())
                    .toInstant();
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("an edition that is no JSON", unreadable);
        }
    }

    /** A report that is to have an edition that the ledger confirms, with the one it has. */
    private record Wanted(Query06a query, Optional<StoredEdition> inForce) {}

    private Uni<Filed> bringUpToDate(SqlConnection tx, Asked asked, List<StoredEdition> inForce, String actor) {
        var query = asked.query();
        var current = new ArrayList<>(inForce);
        var made = new ArrayList<StoredEdition>();
        return Multi.createFrom()
                .iterable(wanted(query, inForce))
                .onItem()
                .transformToUniAndConcatenate(wanted -> confirm(tx, wanted, asked.asOf(), current, actor)
                        .invoke(edition -> edition.ifPresent(fresh -> {
                            current.removeIf(fresh::isOfSameReport);
                            current.add(fresh);
                            made.add(fresh);
                        })))
                .collect()
                .last()
                .map(_ -> filed(query, current, made));
    }

    private List<Wanted> wanted(Query06a query, List<StoredEdition> inForce) {
        var wanted = new ArrayList<Wanted>();
        inForce.forEach(edition -> wanted.add(new Wanted(reports.query(query, edition), Optional.of(edition))));
        if (inForce.stream().noneMatch(edition -> isOf(query, edition)))
            wanted.add(new Wanted(query, Optional.empty()));
        wanted.sort(Comparator.comparing((Wanted one) -> one.query().period().to())
                .thenComparing(one -> one.query().period().from()));
        return wanted;
    }

    private static boolean isOf(Query06a query, StoredEdition edition) {
        return edition.period().equals(query.period())
                && edition.edition().by().equals(query.by().text());
    }

    private static Filed filed(Query06a query, List<StoredEdition> current, List<StoredEdition> made) {
        var asked = current.stream()
                .filter(edition -> isOf(query, edition))
                .findFirst()
                .orElseThrow();
        var others = made.stream().filter(edition -> edition != asked).toList();
        return new Filed(asked, made.contains(asked), others);
    }

    /** A new edition where there is none or its figures no longer hold. */
    private Uni<Optional<StoredEdition>> confirm(
            SqlConnection tx, Wanted wanted, Instant asOf, List<StoredEdition> current, String actor) {
        return reporting.report(tx, wanted.query(), asOf).chain(report -> {
            if (wanted.inForce()
                    .map(StoredEdition::id)
                    .filter(id -> id.equals(report.edition()))
                    .isPresent()) return Uni.createFrom().item(Optional.empty());
            return log.waitingRecords(tx, wanted.query().known())
                    .map(waiting ->
                            reports.edition(wanted.query(), wanted.inForce(), current, report, waiting, text(report)))
                    .chain(edition -> write(tx, edition, wanted.inForce(), actor))
                    .map(Optional::of);
        });
    }

    private Uni<StoredEdition> write(SqlConnection tx, Edition edition, Optional<StoredEdition> before, String actor) {
        var restates = before.map(StoredEdition::id);
        AuditEvent fact = restates.<AuditEvent>map(id -> new ReportRestated(edition, id))
                .orElseGet(() -> new ReportFiled(edition));
        var number = before.map(StoredEdition::number).orElse(0) + 1;
        return journal.append(tx, Shards.AUDIT, List.of(draft(fact, edition, actor)))
                .map(records -> stored(edition, number, restates, records.getFirst()))
                .call(stored -> editions.store(tx, stored));
    }

    private static StoredEdition stored(Edition edition, int number, Optional<String> restates, LogRecord fact) {
        return new StoredEdition(edition, number, restates.orElse(null), fact.recordedAt(), fact.actor());
    }

    private Draft draft(AuditEvent fact, Edition edition, String actor) {
        return new Draft(
                fact, edition.id(), edition.id(), clock.instant(), null, actor, null, null, null, Set.of(), null, null);
    }

    private String text(Report06a report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a report that cannot be written", unwritable);
        }
    }
}
