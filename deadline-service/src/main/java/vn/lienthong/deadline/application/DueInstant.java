package vn.lienthong.deadline.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.lienthong.contracts.history.History;
import vn.lienthong.deadline.application.Sources.InShard;
import vn.lienthong.deadline.domain.NoticeRules;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.deadline.domain.Upcoming;
import vn.lienthong.service.casefile.CaseFile;

/**
 * A notice of time that a dossier will be given unless something happens first.
 *
 * @param source the source that must be complete up to the due instant, or quiet, before; {@code null} if none
 */
public record DueInstant(String dossier, int shard, Upcoming upcoming, String source) {

    static List<DueInstant> of(
            CaseFile file,
            History history,
            TimeSheet sheet,
            int shard,
            Instant now,
            Map<InShard, Instant> completeUpTo) {
        return NoticeRules.upcoming(history, sheet, now)
                .map(upcoming -> new DueInstant(
                        file.dossier(), shard, upcoming, awaitedSource(sheet, upcoming, shard, completeUpTo)))
                .toList();
    }

    /** A beginning that was recorded after the instant is history being loaded: its close may be on the way. */
    private static String awaitedSource(
            TimeSheet sheet, Upcoming upcoming, int shard, Map<InShard, Instant> completeUpTo) {
        var origin = sheet.beginning().origin();
        if (origin == null || !sheet.wasRecordedAfter(upcoming.at())) return null;
        var complete = completeUpTo.getOrDefault(new InShard(shard, origin.source()), Instant.MIN);
        return complete.isBefore(upcoming.subject().dueAt()) ? origin.source() : null;
    }
}
