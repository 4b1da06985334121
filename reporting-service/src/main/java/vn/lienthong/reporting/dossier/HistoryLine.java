package vn.lienthong.reporting.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostId;

/**
 * A record of the log as a reader sees it; personal data is not part of it.
 *
 * @param post the identity by which a correction names the fact, whoever brought it
 * @param time when it happened
 * @param recordedAt when it became known
 */
public record HistoryLine(
        String id,
        PostId post,
        String type,
        String dossier,
        Instant time,
        Instant recordedAt,
        String unit,
        String actor,
        String causationId,
        Collection<Flag> flags,
        JsonNode data,
        int partition,
        long offset) {

    public static HistoryLine of(Fact fact) {
        return new HistoryLine(
                fact.id(),
                EventId.nameOf(fact.id()),
                EventTypes.nameOf(fact.event()),
                fact.dossier(),
                fact.time(),
                fact.recordedAt(),
                fact.unit(),
                fact.actor(),
                fact.causationId(),
                fact.flags(),
                data(fact.event()),
                EventId.parse(fact.id()).shard(),
                fact.offset());
    }

    private static JsonNode data(DossierEvent event) {
        return Json.mapper().valueToTree(event);
    }
}
