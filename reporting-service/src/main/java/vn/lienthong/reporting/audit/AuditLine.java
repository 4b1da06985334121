package vn.lienthong.reporting.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.event.AuditAct;
import vn.lienthong.contracts.event.AuditEvent;
import vn.lienthong.contracts.event.ReportFiled;
import vn.lienthong.contracts.event.ReportRestated;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Json;

/**
 * One act.
 *
 * @param id of the record in reporting's journal
 * @param kind e.g. {@code replay-started}
 * @param subject what it was done to; of a filing the id of its edition
 * @param at recorded time
 * @param actor who did it
 * @param act what the fact says; of a filing without the report, which {@code GET /v1/filings/{id}} has
 */
public record AuditLine(String id, String kind, String subject, Instant at, String actor, JsonNode act) {
    private static final String BEFORE_KIND = "vn.lienthong.audit.";
    private static final String BEHIND_KIND = ".v1";

    /** Of what can be listed. */
    public static final List<String> TYPES = EventTypes.all()
            .filter(AuditEvent.class::isAssignableFrom)
            .map(EventTypes::nameOf)
            .toList();

    /** The kind of an event of this type. */
    public static String kind(String type) {
        return type.substring(BEFORE_KIND.length(), type.length() - BEHIND_KIND.length());
    }

    static JsonNode told(String type, String data) {
        AuditEvent event = EventTypes.decodeAudit(type, data);
        return switch (event) {
            case ReportFiled filed -> withoutReport(filed);
            case ReportRestated restated -> withoutReport(restated);
            case AuditAct act -> Json.mapper().valueToTree(act);
        };
    }

    private static JsonNode withoutReport(AuditEvent filing) {
        var tree = Json.mapper().<ObjectNode>valueToTree(filing);
        ((ObjectNode) tree.get("edition")).remove("report");
        return tree;
    }
}
