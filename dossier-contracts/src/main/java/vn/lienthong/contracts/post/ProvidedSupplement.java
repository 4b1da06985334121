package vn.lienthong.contracts.post;

import java.util.List;
import vn.lienthong.contracts.value.Document;

/** Data of a posted {@code vn.lienthong.dossier.supplement-provided.v1}. */
public record ProvidedSupplement(List<Document> items, String officer) implements PostedFact {}
