package vn.lienthong.contracts.post;

import java.util.List;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Document;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.ReturnBy;

/**
 * Data of a posted {@code vn.lienthong.dossier.received.v1}.
 *
 * @param parts of a group of procedures (nhóm thủ tục liên thông), the ids of the optional steps that are asked for
 */
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
        String resolvingUnit,
        List<String> parts)
        implements PostedFact {

    /** Of what has no optional parts, or of which none are asked for. */
    public Received(
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
            String resolvingUnit) {
        this(
                unit,
                procedure,
                channel,
                due,
                applicant,
                submitter,
                officer,
                documents,
                sets,
                returnBy,
                fees,
                parent,
                resolvingUnit,
                null);
    }
}
