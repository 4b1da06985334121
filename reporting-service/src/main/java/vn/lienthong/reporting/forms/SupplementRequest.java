package vn.lienthong.reporting.forms;

import java.util.List;
import vn.lienthong.catalogue.FormSet;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
public record SupplementRequest(
        Heading heading,
        String code,
        Person owner,
        String procedure,
        List<DocumentLine> items,
        String reason,
        String legalGround,
        String officer)
        implements Form {

    static SupplementRequest of(FormSource source, Fact fact, FormSet set, FormSet.Form form) {
        var requested = (SupplementRequested) fact.event();
        return new SupplementRequest(
                Heading.of(set, form, source.desk(fact.time()), fact.time(), source),
                source.dossier().code(),
                source.persons().owner(),
                source.procedure(),
                DocumentLine.of(requested.items()),
                source.text(fact, "reason"),
                InWords.orEmpty(requested.legalGround()),
                InWords.orEmpty(requested.officer()));
    }
}
