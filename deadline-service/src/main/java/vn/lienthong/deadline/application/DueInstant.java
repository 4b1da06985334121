package vn.lienthong.deadline.application;

import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.history.History;
import vn.lienthong.deadline.domain.NoticeRules;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.deadline.domain.Upcoming;
import vn.lienthong.service.casefile.CaseFile;

/**
 * A notice of time that a dossier will be given unless something happens first.
 *
 * @param awaited who is to tell more first; {@code null} if nobody
 */
public record DueInstant(String dossier, int shard, Upcoming upcoming, AwaitedSource awaited) {

    static List<DueInstant> of(
            CaseFile file, History history, TimeSheet sheet, int shard, Instant now, AwaitedSources sources) {
        return NoticeRules.upcoming(history, sheet, now)
                .map(upcoming -> new DueInstant(
                        file.dossier(),
                        shard,
                        upcoming,
                        sources.awaited(sheet, upcoming, shard, now).orElse(null)))
                .toList();
    }
}
