package vn.lienthong.contracts.event;

import java.util.List;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Document;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.ReturnBy;

/** Full and correct reception (tiếp nhận); the clock starts. {@code resolvingUnit} is where the dossier counts in 06a, fixed here. Portal status 2. */
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
        String parent)
        implements IntakeEvent {

    /** Who resolves it: the unit that received it, where no other is named. */
    public String resolver() {
        return resolvingUnit == null ? unit : resolvingUnit;
    }
}
