package vn.lienthong.deadline.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.domain.Consequences;
import vn.lienthong.deadline.domain.NoticeRules;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.journal.Head;
import vn.lienthong.service.casefile.CaseFile;

/**
 * What a batch of the log brings of one shard, thought through in memory. Reported facts are answered in the order of the
 * log, each on what was known before it; what follows for the clocks is concluded once, when all has been taken.
 */
final class Deliberation {
    private final TimeLaw law;
    private final AnswersReportedFact answers;
    private final Head head;
    private final Map<String, CaseFile> known;
    private final Map<String, CaseFile> files = new HashMap<>();
    private final Instant now;
    private final Map<String, String> causes = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<DueInstant> upcoming = new ArrayList<>();

    /** @param known the files of this shard and perhaps of others, as they were loaded; only read */
    Deliberation(TimeLaw law, Head head, Map<String, CaseFile> known, Instant now) {
        this.law = law;
        this.answers = new AnswersReportedFact(law);
        this.head = head;
        this.known = known;
        this.now = now;
    }

    void take(Arrived arrived) {
        var fact = arrived.fact();
        var before =
                files.getOrDefault(fact.dossier(), known.get(fact.dossier())).under(arrived.root());
        files.put(fact.dossier(), before.with(fact));
        if (fact.event() instanceof FactReported reported) {
            causes.putIfAbsent(fact.dossier(), null);
            if (AnswersReportedFact.isOurs(reported)) answer(arrived, before);
        } else {
            causes.put(fact.dossier(), fact.id());
        }
    }

    void conclude(AwaitedSources sources) {
        causes.forEach((dossier, cause) -> {
            var file = files.get(dossier);
            var history = file.history();
            var sheet = TimeSheet.of(history, law);
            say(file, sheet, Consequences.toSay(history, sheet, now, cause));
            say(file, sheet, NoticeRules.withdrawn(history, sheet, cause));
            upcoming.addAll(DueInstant.of(file, history, sheet, head.shard(), now, sources));
        });
    }

    List<Draft> drafts() {
        return drafts;
    }

    List<DueInstant> upcoming() {
        return upcoming;
    }

    private void answer(Arrived arrived, CaseFile before) {
        var reported = arrived.fact();
        var recordedAt = reported.recordedAt();
        var answer = answers.answer(reported, before.facts(), now.isAfter(recordedAt) ? now : recordedAt);
        files.computeIfPresent(reported.dossier(), (code, file) -> file.with(committed(file, answer)));
        drafts.add(Drafts.answer(arrived, answer));
    }

    private void say(CaseFile file, TimeSheet sheet, List<Saying> sayings) {
        for (var saying : sayings) drafts.add(Drafts.own(file, sheet, saying));
    }

    /** The fact as it will stand in the journal: the head is locked, so its position is certain. */
    private Fact committed(CaseFile file, Saying saying) {
        var position = head.position() + drafts.size() + 1;
        return new Fact(
                EventId.of(Owner.DEADLINE, head.shard(), position),
                Owner.DEADLINE,
                position,
                Fact.NOT_YET_IN_LOG,
                file.dossier(),
                saying.time(),
                head.time(),
                null,
                null,
                saying.causationId(),
                null,
                saying.flags(),
                saying.event());
    }
}
