package vn.lienthong.routing.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.CodeRequest;
import vn.lienthong.journal.commit.CommandHandler;
import vn.lienthong.journal.commit.Committed;
import vn.lienthong.journal.commit.Decision;
import vn.lienthong.journal.commit.Moment;
import vn.lienthong.journal.commit.Placement;
import vn.lienthong.routing.domain.Decision.Accepted;
import vn.lienthong.routing.domain.Decision.Rejected;
import vn.lienthong.routing.domain.Dossier;
import vn.lienthong.routing.domain.Request;
import vn.lienthong.routing.domain.Routing;

/** Decides people's commands in batches: an order happens when it is decided. */
final class DecidesOrders implements CommandHandler<Order, CaseFile, Outcome> {
    private final CaseFiles files;
    private final Routing routing;

    DecidesOrders(CaseFiles files, Routing routing) {
        this.files = files;
        this.routing = routing;
    }

    @Override
    public Optional<Claim> claim(Order order) {
        return order.claim();
    }

    @Override
    public CodeRequest code(Order order) {
        return new CodeRequest.None();
    }

    @Override
    public Placement placement(Order order, String code) {
        return new Placement.Dossier(order.dossier());
    }

    @Override
    public Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers) {
        return files.roots(tx, dossiers);
    }

    @Override
    public Uni<Map<String, CaseFile>> load(SqlConnection tx, Collection<String> dossiers) {
        return files.load(tx, dossiers);
    }

    @Override
    public Decision<CaseFile, Outcome> decide(Order order, CaseFile file, Moment moment) {
        var request = new Request(order.command(), moment.now(), moment.now(), order.manner());
        return switch (routing.decide(file.history(), request)) {
            case Rejected no -> new Decision.Rejected<>(new Outcome.Refused(no.rule(), no.subject()));
            case Accepted yes ->
                new Decision.Accepted<>(
                        List.of(draft(order, moment.root(), yes)),
                        file.with(toCome(order, file, yes, moment.recordedAt())),
                        ClaimOutcome.APPLIED);
        };
    }

    @Override
    public Outcome accepted(Committed<Order, CaseFile> committed) {
        return done(committed.state(), committed.records().getFirst());
    }

    @Override
    public Outcome repeated(Order order, ClaimedPost first) {
        return new Outcome.Claimed(first);
    }

    @Override
    public Outcome conflicting(Order order, ClaimedPost first) {
        return new Outcome.Conflicting();
    }

    /** The holder is told as of the fact's own time, so that a repeat gets the same answer. */
    static Outcome.Done done(CaseFile file, LogRecord record) {
        var holder =
                Dossier.asOf(History.of(file.facts()), record.time()).holder().orElse(null);
        return new Outcome.Done(record.dossier(), record.id(), record.time(), record.flags(), holder);
    }

    private static Draft draft(Order order, String root, Accepted yes) {
        return new Draft(
                yes.fact(),
                order.dossier(),
                root,
                yes.time(),
                order.command().actingUnit(),
                order.actor(),
                null,
                null,
                null,
                yes.flags(),
                order.sealed(),
                order.traceParent());
    }

    /** The fact as the next order of the batch sees it; its position is given only when the batch is written. */
    private static Fact toCome(Order order, CaseFile file, Accepted yes, Instant recordedAt) {
        return new Fact(
                "to-come-" + file.facts().size(),
                Owner.ROUTING,
                Long.MAX_VALUE - 1_000_000 + file.facts().size(),
                Fact.NOT_YET_IN_LOG,
                order.dossier(),
                yes.time(),
                recordedAt,
                order.command().actingUnit(),
                order.actor(),
                null,
                null,
                yes.flags(),
                yes.fact());
    }
}
