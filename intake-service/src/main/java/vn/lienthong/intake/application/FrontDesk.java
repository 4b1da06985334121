package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.value.DossierCode;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.intake.domain.Decision.Accepted;
import vn.lienthong.intake.domain.Decision.Rejected;
import vn.lienthong.intake.domain.Dossier;
import vn.lienthong.intake.domain.Intake;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.CodeRequest;
import vn.lienthong.journal.commit.CommandHandler;
import vn.lienthong.journal.commit.Committed;
import vn.lienthong.journal.commit.Decision;
import vn.lienthong.journal.commit.Moment;
import vn.lienthong.journal.commit.Outdated;
import vn.lienthong.journal.commit.Placement;
import vn.lienthong.workingtime.WorkCalendar;

/** Decides items in the journal's batches: loads what is known of their dossiers and writes what belongs to the facts. */
@Singleton
public class FrontDesk implements CommandHandler<Item, Known, Answer> {
    /** What is longer is no count of receptions, but a system's own key; counted, it would leave no number to issue. */
    private static final long HIGHEST_COUNTED = 999_999_999;

    /** Parts of groups have numbers of their own: a desk's system counts on with those that it gives out itself. */
    private static final String OF_PARTS = ".LT";

    private final Journal journal;
    private final LiveCatalogue catalogue;
    private final DossierKeys keys;
    private final PersonIndex persons;
    private final Sources sources;
    private final PostedNumbers numbers;

    FrontDesk(
            Journal journal,
            LiveCatalogue catalogue,
            DossierKeys keys,
            PersonIndex persons,
            Sources sources,
            PostedNumbers numbers) {
        this.journal = journal;
        this.catalogue = catalogue;
        this.keys = keys;
        this.persons = persons;
        this.sources = sources;
        this.numbers = numbers;
    }

    @Override
    public Optional<Claim> claim(Item item) {
        return item.claim();
    }

    @Override
    public CodeRequest code(Item item) {
        return switch (item) {
            case Item.OfCompletion _ -> new CodeRequest.None();
            case Item.OfFact(var command, var claim, var trace, var text) ->
                switch (command.kind().name()) {
                    case "received", "submitted", "reception-refused" -> numberOf(command);
                    default -> new CodeRequest.None();
                };
        };
    }

    private CodeRequest numberOf(Command command) {
        if (command.dossier() != null) return given(command.dossier());
        var day = WorkCalendar.dayOf(command.time());
        var agency = agencyOf((Received) command.fact(), day) + (command.part() == null ? "" : OF_PARTS);
        return new CodeRequest.Next(
                agency, day, number -> new DossierCode(agency, DossierCode.day(day), number).toString());
    }

    /** An unknown unit's number is never used: the reception is refused. */
    private String agencyOf(Received reception, LocalDate day) {
        return catalogue.now().agency(reception.unit(), day).orElse("0");
    }

    private static CodeRequest given(String dossier) {
        var code = DossierCode.parse(dossier).orElseThrow();
        return code.date()
                .filter(day -> code.sequence() <= HIGHEST_COUNTED)
                .<CodeRequest>map(day -> new CodeRequest.Given(code.agency(), day, code.sequence()))
                .orElseGet(CodeRequest.None::new);
    }

    @Override
    public Placement placement(Item item, String issued) {
        return switch (item) {
            case Item.OfCompletion completion -> new Placement.EveryShard(completion.source());
            case Item.OfFact(var command, var claim, var trace, var text) ->
                new Placement.Dossier(codeOf(command, issued), parentOf(command));
        };
    }

    private static String codeOf(Command command, String issued) {
        return command.dossier() == null ? issued : command.dossier();
    }

    private static String parentOf(Command command) {
        return command.fact() instanceof Received reception ? reception.parent() : null;
    }

    @Override
    public Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers) {
        return journal.partitionKeys(tx, dossiers);
    }

    @Override
    public Uni<Map<String, Known>> load(SqlConnection tx, Collection<String> streams) {
        var dossiers = streams.stream()
                .filter(stream -> DossierCode.parse(stream).isPresent())
                .toList();
        return Uni.combine()
                .all()
                .unis(journal.facts(tx, dossiers), keys.load(tx, dossiers))
                .with((facts, stored) -> known(streams, facts, stored));
    }

    private static Map<String, Known> known(
            Collection<String> streams, Map<String, List<LogRecord>> facts, Map<String, DossierKey> stored) {
        var known = new HashMap<String, Known>();
        for (var stream : streams) {
            var records = facts.getOrDefault(stream, List.of());
            var missing = records.isEmpty() ? DossierKey.fresh() : DossierKey.erased();
            known.put(stream, new Known(dossier(stream, records), stored.getOrDefault(stream, missing)));
        }
        return known;
    }

    static Dossier dossier(String code, List<LogRecord> records) {
        return Dossier.of(code, records.stream().map(FrontDesk::fact).toList());
    }

    private static Fact fact(LogRecord record) {
        return Fact.of(record, Fact.NOT_YET_IN_LOG, record.recordedAt());
    }

    @Override
    public Decision<Answer> decide(Item item, Known known, Moment moment) {
        return switch (item) {
            case Item.OfCompletion completion -> complete(completion, moment);
            case Item.OfFact fact -> decide(fact, known, moment);
        };
    }

    private Decision<Answer> decide(Item.OfFact item, Known known, Moment moment) {
        var command = item.command().about(codeOf(item.command(), moment.code()));
        return switch (Intake.decide(known.dossier(), command, catalogue.now(), moment.now())) {
            case Rejected(var rule, var args) -> new Decision.Rejected<>(new Answer.Refused(rule, args));
            case Accepted accepted -> accept(item, command, accepted, known, moment);
        };
    }

    private static Decision<Answer> accept(
            Item.OfFact item, Command command, Accepted accepted, Known known, Moment moment) {
        var sealed = known.key().seal(command.dossier(), item.privateText());
        var draft = draft(item.trace(), command.dossier(), moment, accepted, sealed);
        return new Decision.Accepted<>(List.of(draft), outcomeOf(accepted.event()));
    }

    @Override
    public Known evolve(Known known, List<LogRecord> records) {
        return known.with(records.stream().map(FrontDesk::fact).toList());
    }

    private static ClaimOutcome outcomeOf(DossierEvent event) {
        return event instanceof FactReported ? ClaimOutcome.PENDING : ClaimOutcome.APPLIED;
    }

    private static Draft draft(Item.Trace trace, String dossier, Moment moment, Accepted accepted, String sealed) {
        return new Draft(
                accepted.event(),
                dossier,
                moment.root(),
                accepted.time(),
                accepted.unit(),
                trace.actor(),
                trace.cause(),
                trace.correlationId(),
                trace.origin(),
                accepted.flags(),
                sealed,
                trace.traceParent());
    }

    private Decision<Answer> complete(Item.OfCompletion item, Moment moment) {
        var refusal =
                Intake.refuseFuture(item.time(), moment.now()).or(() -> Intake.refuseFuture(item.upTo(), moment.now()));
        if (refusal.isPresent()) {
            return new Decision.Rejected<>(
                    new Answer.Refused(refusal.get().rule(), refusal.get().args()));
        }
        var accepted =
                new Accepted(new SourceCompleteUpTo(item.source(), item.upTo()), item.time(), item.unit(), Set.of());
        var draft = draft(item.trace(), item.source(), moment, accepted, null);
        return new Decision.Accepted<>(List.of(draft), ClaimOutcome.APPLIED);
    }

    @Override
    public Answer accepted(Committed<Item, Known> committed) {
        return new Answer.Recorded(committed.records().getFirst(), committed.outcome() == ClaimOutcome.PENDING);
    }

    @Override
    public Answer repeated(Item item, ClaimedPost first) {
        return new Answer.Repeated(first);
    }

    @Override
    public Answer conflicting(Item item, ClaimedPost first) {
        return new Answer.Conflicting();
    }

    @Override
    public Uni<Void> alongside(SqlConnection tx, List<Committed<Item, Known>> committed) {
        return Uni.combine()
                .all()
                .unis(
                        keys.insert(tx, begun(committed)).chain(() -> requireKeys(tx, committed)),
                        persons.insert(tx, people(committed)),
                        take(tx, committed),
                        numbers.add(tx, runs(committed)))
                .discardItems();
    }

    /** A remembered dossier's key may have been destroyed since; then nothing is sealed under it. */
    private Uni<Void> requireKeys(SqlConnection tx, List<Committed<Item, Known>> committed) {
        var sealed = committed.stream()
                .flatMap(one -> one.records().stream())
                .filter(record -> record.sealed() != null && record.streamVersion() > 1)
                .map(LogRecord::dossier)
                .collect(Collectors.toSet());
        if (sealed.isEmpty()) return Uni.createFrom().voidItem();
        return keys.load(tx, sealed)
                .invoke(stored -> {
                    sealed.removeAll(stored.keySet());
                    if (!sealed.isEmpty()) throw new Outdated("the keys of " + sealed + " are gone");
                })
                .replaceWithVoid();
    }

    /** Under which source an item was posted, and by whom. */
    private record Posting(String source, String unit) {
        static Stream<Posting> of(Item item) {
            return switch (item) {
                case Item.OfFact fact
                when fact.command().poster().interactive() || fact.command().part() != null -> Stream.empty();
                case Item.OfFact(var command, var claim, var trace, var text) ->
                    Stream.of(new Posting(
                            trace.origin().source(), command.poster().unit()));
                case Item.OfCompletion completion -> Stream.of(new Posting(completion.source(), completion.unit()));
            };
        }
    }

    private Uni<Void> take(SqlConnection tx, List<Committed<Item, Known>> committed) {
        var postings = committed.stream()
                .flatMap(one -> Posting.of(one.command()))
                .distinct()
                .toList();
        var units =
                postings.stream().collect(Collectors.toMap(Posting::source, Posting::unit, (first, later) -> first));
        return sources.take(tx, units)
                .invoke(owners -> postings.forEach(posting -> requireOwner(owners.get(posting.source()), posting)))
                .replaceWithVoid();
    }

    /** Nothing is recorded of an item if another unit has used its source first since the item was prepared. */
    private void requireOwner(String owner, Posting posting) {
        if (owner != null && !catalogue.now().everWithin(owner, posting.unit()))
            throw new SourceTaken(posting.source());
    }

    private static List<PostedNumbers.RunOfSource> runs(List<Committed<Item, Known>> committed) {
        return committed.stream()
                .map(one -> one.command().trace())
                .filter(trace -> trace.number() != null)
                .collect(Collectors.groupingBy(
                        trace -> trace.origin().source(),
                        Collectors.mapping(Item.Trace::number, Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .flatMap(source -> PostedNumbers.Run.of(source.getValue()).stream()
                        .map(run -> new PostedNumbers.RunOfSource(source.getKey(), run)))
                .toList();
    }

    /** The keys of the dossiers whose first fact this is. */
    private static Map<String, DossierKey> begun(List<Committed<Item, Known>> committed) {
        return committed.stream()
                .filter(one -> one.command() instanceof Item.OfFact
                        && one.records().getFirst().streamVersion() == 1)
                .collect(Collectors.toMap(
                        FrontDesk::dossierOf, one -> one.state().key()));
    }

    /** Who was erased is not found again by what comes later. */
    private static List<PersonIndex.Mention> people(List<Committed<Item, Known>> committed) {
        return committed.stream()
                .filter(one -> one.command() instanceof Item.OfFact)
                .filter(one -> !one.state().key().isErased())
                .map(one -> new PersonIndex.Mention(dossierOf(one), ((Item.OfFact) one.command()).privateText()))
                .toList();
    }

    private static String dossierOf(Committed<Item, Known> committed) {
        return committed.records().getFirst().dossier();
    }
}
