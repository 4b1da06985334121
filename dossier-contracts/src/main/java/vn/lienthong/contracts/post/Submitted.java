package vn.lienthong.contracts.post;

import java.util.List;
import vn.lienthong.contracts.value.Document;

/** Data of a posted {@code vn.lienthong.dossier.submitted.v1}. */
public record Submitted(
        String unit, String procedure, Applicant applicant, Submitter submitter, List<Document> documents)
        implements PostedFact {}
