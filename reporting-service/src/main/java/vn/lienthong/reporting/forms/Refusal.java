package vn.lienthong.reporting.forms;

import vn.lienthong.catalogue.FormSet;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.history.Fact;

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ: refused at the desk, or by the decision. */
public record Refusal(
        Heading heading, String code, Person owner, String procedure, String reason, String decidedBy, String officer)
        implements Form {

    static Refusal of(FormSource source, Fact fact, FormSet set, FormSet.Form form) {
        return new Refusal(
                Heading.of(set, form, source.desk(fact.time()), fact.time(), source),
                source.dossier().code(),
                source.persons().owner(),
                source.procedure(),
                source.text(fact, "reason"),
                source.unit(unit(fact), fact.time()),
                officer(fact));
    }

    private static String unit(Fact fact) {
        return fact.event() instanceof DossierResolved resolved
                ? resolved.unit()
                : ((ReceptionRefused) fact.event()).unit();
    }

    private static String officer(Fact fact) {
        return InWords.orEmpty(
                fact.event() instanceof DossierResolved resolved
                        ? resolved.signer()
                        : ((ReceptionRefused) fact.event()).officer());
    }
}
