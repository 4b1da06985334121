package vn.lienthong.contracts.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import vn.lienthong.contracts.value.PostId;

/** Data of a posted {@code vn.lienthong.dossier.corrected.v1}. */
public record Corrected(PostId corrects, String reason, String approver, OffsetDateTime time, JsonNode data)
        implements PostedFact {}
