package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.Envelope;
import vn.lienthong.contracts.post.Post;
import vn.lienthong.contracts.post.PrivateText;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.intake.domain.Command.Corrects;
import vn.lienthong.intake.domain.Command.Poster;
import vn.lienthong.intake.domain.Dossier;
import vn.lienthong.intake.domain.Rule;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.PostClaims;
import vn.lienthong.service.command.IdempotencyKey;

/** Makes an item of a well-formed post: whose source it is, what identifies it, what it refers to. */
@Singleton
public class ReceivePosts {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final LiveCatalogue catalogue;
    private final Sources sources;
    private final SuiteSecret secret;
    private final Journal journal;
    private final Pool pool;
    private final PostClaims claims;

    ReceivePosts(LiveCatalogue catalogue, Sources sources, SuiteSecret secret, Journal journal, Pool pool) {
        this.catalogue = catalogue;
        this.sources = sources;
        this.secret = secret;
        this.journal = journal;
        this.pool = pool;
        this.claims = new PostClaims(journal);
    }

    /** An item to be submitted, or why there is none. */
    public record Prepared(Optional<Item> item, Answer refusal) {
        static Prepared of(Item item) {
            return new Prepared(Optional.of(item), null);
        }

        static Prepared refused(Rule rule, String... args) {
            return not(Answer.Refused.because(rule, args));
        }

        static Prepared not(Answer refusal) {
            return new Prepared(Optional.empty(), refusal);
        }
    }

    /**
     * Whether the post can only be prepared, or decided, when all posted before it are done: it refers to one of them by
     * its identity.
     */
    public static boolean refersToAnother(Post post) {
        return post instanceof Post.OfFact fact
                && (fact.fact() instanceof Corrected
                        || fact.fact() instanceof AnsweredFeedback
                        || (fact.fact() instanceof Received received && received.parent() != null));
    }

    /** @param unit of the caller */
    public Uni<Prepared> prepare(Post post, String unit) {
        var source = post.envelope().identity().source();
        if (isReserved(source)) return Uni.createFrom().item(Prepared.refused(Rule.FOREIGN_SOURCE, source));
        var known = sources.rememberedUnitOf(source);
        return known.isPresent() && !refersToAnother(post)
                ? Uni.createFrom().item(prepared(post, unit, known.get(), Referred.TO_NOTHING))
                : owner(source, unit).chain(owner -> prepare(post, unit, owner));
    }

    /** What the suite names itself: commands, the facts of the log, parts of groups. */
    private static boolean isReserved(String source) {
        return source.startsWith(IdempotencyKey.SCOPE)
                || source.equals(OpensParts.SOURCE)
                || EventId.ownerOf(source).isPresent();
    }

    /** A source that nobody has used belongs to the caller, once something is accepted under it. */
    private Uni<String> owner(String source, String unit) {
        return sources.find(source).map(found -> found.map(Sources.Source::unit).orElse(unit));
    }

    private Uni<Prepared> prepare(Post post, String unit, String owner) {
        return referred(post)
                .map(referred -> unknownParent(post, referred).orElseGet(() -> prepared(post, unit, owner, referred)));
    }

    /**
     * @param found whether the dossier referred to exists
     * @param corrects what a correction refers to, else {@code null}
     * @param parent the dossier under which another is received, else {@code null}
     */
    private record Referred(boolean found, Corrects corrects, Dossier parent) {
        static final Referred TO_NOTHING = new Referred(true, null, null);

        static Referred to(Optional<Dossier> parent) {
            return new Referred(parent.isPresent(), null, parent.orElse(null));
        }
    }

    private Uni<Referred> referred(Post post) {
        return switch (post) {
            case Post.OfFact(var envelope, var kind, Corrected correction) ->
                corrects(correction, envelope.subject()).map(known -> new Referred(true, known, null));
            case Post.OfFact(var envelope, var kind, Received received)
            when received.parent() != null -> known(received.parent()).map(Referred::to);
            case Post.OfFact _, Post.OfCompletion _ -> Uni.createFrom().item(Referred.TO_NOTHING);
        };
    }

    private static Optional<Prepared> unknownParent(Post post, Referred referred) {
        return referred.found()
                ? Optional.empty()
                : Optional.of(
                        Prepared.refused(Rule.UNKNOWN_DOSSIER, ((Received) ((Post.OfFact) post).fact()).parent()));
    }

    /** The fact that is to be corrected, and what the owners have refused of its dossier. */
    public Uni<Corrects> corrects(Corrected correction, String dossier) {
        return named(correction.corrects(), dossier)
                .chain(fact -> refused(dossier).map(refused -> new Corrects(fact, refused)));
    }

    /** By its name in the log, or by the post that brought it, if that was of this dossier. */
    private Uni<String> named(PostId name, String dossier) {
        var inLog = EventId.named(name);
        if (inLog.isPresent()) return Uni.createFrom().item(inLog.get().toString());
        return claims.find(pool, name)
                .map(found -> found.filter(first -> first.dossier().equals(dossier))
                        .map(ClaimedPost::eventId)
                        .orElse(null));
    }

    private Uni<Set<String>> refused(String dossier) {
        return claims.refused(pool, dossier)
                .map(ids -> ids.stream().map(EventId::toString).collect(Collectors.toSet()));
    }

    /** The dossier as it is known; empty if nothing was ever recorded of it. */
    public Uni<Optional<Dossier>> known(String dossier) {
        return pool.withConnection(connection -> journal.facts(connection, List.of(dossier)))
                .map(facts -> facts.getOrDefault(dossier, List.of()).stream()
                        .map(record -> Fact.of(record, Fact.NOT_YET_IN_LOG, record.recordedAt()))
                        .toList())
                .map(facts ->
                        Optional.of(facts).filter(some -> !some.isEmpty()).map(some -> Dossier.of(dossier, some)));
    }

    /** What became of a post; empty if it was never accepted. */
    public Uni<Optional<ClaimedPost>> outcome(PostId post) {
        return claims.find(pool, post);
    }

    private Prepared prepared(Post post, String unit, String owner, Referred referred) {
        if (!catalogue.now().everWithin(owner, unit)) {
            return Prepared.refused(
                    Rule.FOREIGN_SOURCE, post.envelope().identity().source());
        }
        return switch (post) {
            case Post.OfFact fact -> Prepared.of(item(fact, unit, referred));
            case Post.OfCompletion completion -> Prepared.of(item(completion, owner));
        };
    }

    private Item item(Post.OfFact post, String unit, Referred referred) {
        var envelope = post.envelope();
        var command = new Command(
                        envelope.subject(),
                        envelope.time(),
                        post.kind(),
                        post.fact(),
                        Poster.system(unit),
                        envelope.identity(),
                        referred.corrects(),
                        null)
                .under(referred.parent());
        var text = PrivateText.of(post.fact());
        return new Item.OfFact(command, Optional.of(claim(envelope)), trace(envelope), text);
    }

    private Item item(Post.OfCompletion post, String owner) {
        var envelope = post.envelope();
        return new Item.OfCompletion(
                envelope.identity().source(),
                owner,
                envelope.time(),
                post.upTo(),
                Optional.of(claim(envelope)),
                trace(envelope));
    }

    private Claim claim(Envelope envelope) {
        return new Claim(envelope.identity(), Hash.of(secret.hash("post", envelope.canonical())));
    }

    private static Item.Trace trace(Envelope envelope) {
        return new Item.Trace(
                envelope.identity(),
                actor(envelope),
                null,
                envelope.correlationId(),
                envelope.traceParent(),
                number(envelope.sequence()));
    }

    /** Systems speak for their unit and its people; that a citizen speaks himself only his key can show. */
    private static String actor(Envelope envelope) {
        return FeedbackReceived.BY_CITIZEN.equals(envelope.actor()) ? null : envelope.actor();
    }

    /** CloudEvents allows any text; only of numbers can one be missing. */
    private static Long number(String sequence) {
        return sequence != null && NUMBER.matcher(sequence).matches() ? Long.valueOf(sequence) : null;
    }
}
