package vn.lienthong.contracts.post;

import java.util.List;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Document;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.ReturnBy;

/** Data of a posted {@code vn.lienthong.dossier.received.v1}. */
public record Received(
        String unit,
        String procedure,
        Channel channel,
        String due,
        Applicant applicant,
        Submitter submitter,
        String officer,
        List<Document> documents,
        Integer sets,
        ReturnBy returnBy,
        List<Fee> fees,
        String parent,
        String resolvingUnit)
        implements PostedFact {}
