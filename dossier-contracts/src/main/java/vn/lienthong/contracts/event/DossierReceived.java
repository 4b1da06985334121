package vn.lienthong.contracts.event;

import java.util.List;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Document;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.ReturnBy;

/**
 * Full and correct reception (tiếp nhận); the clock starts. Portal status 2.
 *
 * @param resolvingUnit where the dossier counts in 06a, fixed here
 * @param parent code of the group's dossier to which it belongs
 * @param part id of the {@link LegOpened} that called for it; {@code null} of what somebody filed
 * @param parts of a group, the ids of the optional steps that were asked for; {@code null} if none were
 */
public record DossierReceived(
        String unit,
        String procedure,
        String field,
        Channel channel,
        String resolvingUnit,
        PromisedDue promised,
        String officer,
        List<Document> documents,
        Integer sets,
        ReturnBy returnBy,
        List<Fee> fees,
        String parent,
        String part,
        List<String> parts)
        implements IntakeEvent {

    /** Of what asks for no optional parts. */
    public DossierReceived(
            String unit,
            String procedure,
            String field,
            Channel channel,
            String resolvingUnit,
            PromisedDue promised,
            String officer,
            List<Document> documents,
            Integer sets,
            ReturnBy returnBy,
            List<Fee> fees,
            String parent,
            String part) {
        this(
                unit,
                procedure,
                field,
                channel,
                resolvingUnit,
                promised,
                officer,
                documents,
                sets,
                returnBy,
                fees,
                parent,
                part,
                null);
    }

    /** Of a dossier that somebody filed. */
    public DossierReceived(
            String unit,
            String procedure,
            String field,
            Channel channel,
            String resolvingUnit,
            PromisedDue promised,
            String officer,
            List<Document> documents,
            Integer sets,
            ReturnBy returnBy,
            List<Fee> fees,
            String parent) {
        this(
                unit,
                procedure,
                field,
                channel,
                resolvingUnit,
                promised,
                officer,
                documents,
                sets,
                returnBy,
                fees,
                parent,
                null);
    }

    /** Who resolves it: the unit that received it, where no other is named. */
    public String resolver() {
        return resolvingUnit == null ? unit : resolvingUnit;
    }
}
