package vn.lienthong.deadline.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.deadline.application.DueInstants.Key;
import vn.lienthong.deadline.domain.NoticeRules;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.deadline.domain.Upcoming;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.casefile.CaseFile;

/**
 * Gives the notices that are due in a shard. The table only says where to look: whether a notice is right is decided
 * on the dossier's facts, under the lock of the shard's head.
 */
@ApplicationScoped
public class GivesNotices {
    private static final Logger LOG = Logger.getLogger(GivesNotices.class);
    /** Dossiers in one transaction. */
    static final int BATCH = 2_000;

    /** How long a dossier is left alone that could not be judged; what the log brings of it is judged at once. */
    static final Duration SET_ASIDE = Duration.ofHours(1);

    private final Journal journal;
    private final KnownFacts facts;
    private final DueInstants dueInstants;
    private final Sources sources;
    private final TimeLaw law;
    private final Timer delay;
    private final Counter failed;

    public GivesNotices(
            Journal journal,
            KnownFacts facts,
            DueInstants dueInstants,
            Sources sources,
            TimeLaw law,
            MeterRegistry meters) {
        this.journal = journal;
        this.facts = facts;
        this.dueInstants = dueInstants;
        this.sources = sources;
        this.law = law;
        this.delay = Timer.builder("lienthong.notice.delay")
                .description("from the moment a notice could be given to its being written")
                .register(meters);
        this.failed = Counter.builder("lienthong.notice.failed")
                .description("times that a dossier could not be judged and was set aside")
                .register(meters);
    }

    /**
     * Gives up to {@value #BATCH} notices that were due at {@code now}. The log must have been read to its end as of
     * {@code now} or later.
     *
     * @return whether more may be waiting
     */
    public Uni<Boolean> give(int shard, Instant now) {
        return journal.inTransaction(tx -> journal.heads()
                .lock(tx, List.of(shard))
                .chain(() -> dueInstants.takeReady(tx, shard, now, BATCH))
                .chain(ready -> decide(tx, shard, ready, now).replaceWith(ready.size() == BATCH)));
    }

    private Uni<Void> decide(SqlConnection tx, int shard, List<Key> ready, Instant now) {
        if (ready.isEmpty()) return Uni.createFrom().voidItem();
        var byDossier = ready.stream().collect(Collectors.groupingBy(Key::dossier));
        return facts.load(tx, byDossier.keySet())
                .chain(known -> sources.completeUpTo(tx, List.of(shard))
                        .map(complete ->
                                judge(known, byDossier, new Look(new AwaitedSources(complete, law), shard, now))))
                .chain(judged -> journal.append(tx, shard, judged.drafts())
                        .chain(() -> dueInstants.replace(tx, judged.outdated(), judged.notYet()))
                        .chain(() -> dueInstants.putBack(tx, shard, judged.setAside(), now.plus(SET_ASIDE)))
                        .invoke(() -> measure(judged.given(), now)));
    }

    /**
     * @param notYet what turned out to have to wait, and all that is still to be given of the outdated
     * @param outdated dossiers of which something was noted that is not to be given any more
     * @param setAside notices of dossiers that could not be judged
     */
    private record Judged(
            List<Draft> drafts,
            List<Upcoming> given,
            List<DueInstant> notYet,
            List<String> outdated,
            List<Key> setAside) {
        Judged() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(Judged dossier) {
            drafts.addAll(dossier.drafts);
            given.addAll(dossier.given);
            notYet.addAll(dossier.notYet);
            outdated.addAll(dossier.outdated);
            setAside.addAll(dossier.setAside);
        }

        void give(Draft notice, Upcoming upcoming) {
            drafts.add(notice);
            given.add(upcoming);
        }
    }

    private void measure(List<Upcoming> given, Instant now) {
        given.forEach(notice -> delay.record(Duration.between(notice.at(), now)));
    }

    private Judged judge(Map<String, CaseFile> known, Map<String, List<Key>> ready, Look look) {
        var judged = new Judged();
        ready.forEach((dossier, keys) -> judged.add(judgeOrSetAside(known.get(dossier), keys, look)));
        return judged;
    }

    /** A fault costs only its own dossier, not the notices of all that come with it. */
    private Judged judgeOrSetAside(CaseFile file, List<Key> ready, Look look) {
        try {
            return judge(file, ready, look);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "ALARM: the notices due to %s cannot be judged and are set aside", file.dossier());
            failed.increment();
            var aside = new Judged();
            aside.setAside().addAll(ready);
            return aside;
        }
    }

    /** Where a noted date holds no longer though no fact has come, another law has moved it: all is noted anew. */
    private Judged judge(CaseFile file, List<Key> ready, Look look) {
        var judged = new Judged();
        var history = file.history();
        var sheet = TimeSheet.of(history, law);
        var upcoming = NoticeRules.upcoming(history, sheet, look.now()).toList();
        var known = upcoming.stream().map(notice -> key(file, notice)).collect(Collectors.toSet());
        if (!known.containsAll(ready)) judged.outdated().add(file.dossier());
        for (var notice : upcoming)
            if (ready.contains(key(file, notice))) giveOrWait(file, sheet, notice, look, judged);
            else if (!judged.outdated().isEmpty()) judged.notYet().add(look.noted(file, sheet, notice));
        return judged;
    }

    private void giveOrWait(CaseFile file, TimeSheet sheet, Upcoming notice, Look look, Judged judged) {
        var offline = look.sources().awaitedOffline(sheet, notice, look.shard(), look.now());
        if (notice.isDue(look.now()) && offline.isEmpty())
            judged.give(Drafts.own(file, sheet, notice.notice()), notice);
        else judged.notYet().add(new DueInstant(file.dossier(), look.shard(), notice, offline.orElse(null)));
    }

    /** A look at the notices of a shard. */
    private record Look(AwaitedSources sources, int shard, Instant now) {
        DueInstant noted(CaseFile file, TimeSheet sheet, Upcoming notice) {
            var awaited = sources.awaited(sheet, notice, shard, now);
            return new DueInstant(file.dossier(), shard, notice, awaited.orElse(null));
        }
    }

    private static Key key(CaseFile file, Upcoming upcoming) {
        return new Key(file.dossier(), upcoming.kind(), upcoming.subject());
    }
}
