package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.domain.Decision.Accepted;
import vn.lienthong.deadline.domain.Decision.Rejected;
import vn.lienthong.deadline.domain.Extension;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.CodeRequest;
import vn.lienthong.journal.commit.CommandHandler;
import vn.lienthong.journal.commit.Committed;
import vn.lienthong.journal.commit.Decision;
import vn.lienthong.journal.commit.Moment;
import vn.lienthong.journal.commit.Placement;

/** Decides people's re-appointments in batches: an order happens when it is decided. */
final class DecidesExtensions implements CommandHandler<ExtensionOrder, CaseFile, Outcome> {
    private final CaseFiles files;
    private final TimeLaw law;

    DecidesExtensions(CaseFiles files, TimeLaw law) {
        this.files = files;
        this.law = law;
    }

    @Override
    public Optional<Claim> claim(ExtensionOrder order) {
        return order.claim();
    }

    @Override
    public CodeRequest code(ExtensionOrder order) {
        return new CodeRequest.None();
    }

    @Override
    public Placement placement(ExtensionOrder order, String code) {
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
    public Decision<CaseFile, Outcome> decide(ExtensionOrder order, CaseFile file, Moment moment) {
        var decision = Extension.of(order.extended(), moment.now())
                .map(extension -> extension.decide(file.sheet(law), moment.now(), null))
                .orElse(new Rejected(Rule.UNREADABLE_DATA));
        return switch (decision) {
            case Rejected no -> new Decision.Rejected<>(new Outcome.Refused(no.rule()));
            case Accepted yes -> accept(order, file, yes.saying(), moment);
        };
    }

    @Override
    public Outcome accepted(Committed<ExtensionOrder, CaseFile> committed) {
        return done(committed.records().getFirst());
    }

    @Override
    public Outcome repeated(ExtensionOrder order, ClaimedPost first) {
        return new Outcome.Claimed(first);
    }

    @Override
    public Outcome conflicting(ExtensionOrder order, ClaimedPost first) {
        return new Outcome.Conflicting();
    }

    static Outcome.Done done(LogRecord record) {
        var granted = (ExtensionGranted) EventTypes.decode(record.type(), record.data());
        return new Outcome.Done(
                record.dossier(),
                record.id(),
                record.time(),
                record.flags(),
                granted.newDue().at());
    }

    /** What a reported fact may break with a flag, a person may break only with a ground. */
    private static Decision<CaseFile, Outcome> accept(
            ExtensionOrder order, CaseFile file, Saying saying, Moment moment) {
        var broken = Extension.broken(saying.flags());
        if (broken.isPresent() && !order.overridden())
            return new Decision.Rejected<>(new Outcome.Refused(broken.get()));
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(saying.flags());
        if (broken.isPresent()) flags.add(Flag.OVERRIDDEN);
        var draft = draft(order, file, saying, flags);
        return new Decision.Accepted<>(List.of(draft), file.with(toCome(file, draft, moment)), ClaimOutcome.APPLIED);
    }

    private static Draft draft(ExtensionOrder order, CaseFile file, Saying saying, EnumSet<Flag> flags) {
        return new Draft(
                saying.event(),
                order.dossier(),
                file.root(),
                saying.time(),
                order.unit(),
                order.actor(),
                null,
                null,
                null,
                flags,
                order.sealed(),
                order.traceParent());
    }

    /** The fact as the next order of the batch sees it; its position is given only when the batch is written. */
    private static Fact toCome(CaseFile file, Draft draft, Moment moment) {
        return new Fact(
                "to-come-" + file.facts().size(),
                Owner.DEADLINE,
                Long.MAX_VALUE - 1_000_000 + file.facts().size(),
                Fact.NOT_YET_IN_LOG,
                file.dossier(),
                draft.time(),
                moment.recordedAt(),
                draft.unit(),
                draft.actor(),
                null,
                null,
                draft.flags(),
                draft.event());
    }
}
