package vn.lienthong.contracts.post;

import java.util.List;
import vn.lienthong.contracts.value.Document;

/** Data of a posted {@code vn.lienthong.dossier.supplement-requested.v1}. */
public record RequestedSupplement(String reason, List<Document> items, String officer, String legalGround)
        implements PostedFact {}
