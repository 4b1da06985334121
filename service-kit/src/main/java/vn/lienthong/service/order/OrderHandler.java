package vn.lienthong.service.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.CodeRequest;
import vn.lienthong.journal.commit.CommandHandler;
import vn.lienthong.journal.commit.Committed;
import vn.lienthong.journal.commit.Decision;
import vn.lienthong.journal.commit.Moment;
import vn.lienthong.journal.commit.Placement;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.casefile.CaseFiles;

/** Has orders decided in the journal's batches. The answer to a repeat is looked up when it is asked for. */
final class OrderHandler<C, D, R> implements CommandHandler<Order<C>, CaseFile, Uni<Outcome<D, R>>> {
    private final Journal journal;
    private final CaseFiles files;
    private final OrderDecider<C, D, R> decider;

    OrderHandler(Journal journal, CaseFiles files, OrderDecider<C, D, R> decider) {
        this.journal = journal;
        this.files = files;
        this.decider = decider;
    }

    @Override
    public Optional<Claim> claim(Order<C> order) {
        return order.claim();
    }

    @Override
    public CodeRequest code(Order<C> order) {
        return new CodeRequest.None();
    }

    @Override
    public Placement placement(Order<C> order, String code) {
        return new Placement.Dossier(order.dossier());
    }

    @Override
    public Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers) {
        return files.load(tx, dossiers).map(known -> known.values().stream()
                .filter(CaseFile::isKnown)
                .collect(Collectors.toMap(CaseFile::dossier, CaseFile::root)));
    }

    @Override
    public Uni<Map<String, CaseFile>> load(SqlConnection tx, Collection<String> dossiers) {
        return files.load(tx, dossiers);
    }

    @Override
    public Decision<Uni<Outcome<D, R>>> decide(Order<C> order, CaseFile file, Moment moment) {
        return switch (decider.decide(order.command(), file, moment.now())) {
            case Ruling.Granted<R> granted ->
                new Decision.Accepted<>(List.of(draft(order, granted, moment.root())), ClaimOutcome.APPLIED);
            case Ruling.Refused<R>(var reason) -> new Decision.Rejected<>(answer(new Outcome.Refused<>(reason)));
        };
    }

    @Override
    public CaseFile evolve(CaseFile file, List<LogRecord> own) {
        return file.withOwn(own);
    }

    private static Draft draft(Order<?> order, Ruling.Granted<?> granted, String root) {
        return new Draft(
                granted.fact(),
                order.dossier(),
                root,
                granted.time(),
                order.unit(),
                order.actor(),
                null,
                null,
                null,
                granted.flags(),
                order.sealed(),
                order.traceParent());
    }

    @Override
    public Uni<Outcome<D, R>> accepted(Committed<Order<C>, CaseFile> committed) {
        return answer(done(committed.state(), committed.records().getFirst(), false));
    }

    @Override
    public Uni<Outcome<D, R>> repeated(Order<C> order, ClaimedPost first) {
        return journal.inTransaction(tx -> files.load(tx, List.of(first.dossier())))
                .map(known -> done(known.get(first.dossier()), first.fact(), true));
    }

    @Override
    public Uni<Outcome<D, R>> conflicting(Order<C> order, ClaimedPost first) {
        return answer(new Outcome.Conflicting<>());
    }

    private Outcome<D, R> done(CaseFile file, LogRecord fact, boolean repeated) {
        return new Outcome.Done<>(fact, decider.detail(file, fact), repeated);
    }

    private Uni<Outcome<D, R>> answer(Outcome<D, R> outcome) {
        return Uni.createFrom().item(outcome);
    }
}
