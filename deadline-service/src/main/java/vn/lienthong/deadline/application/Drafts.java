package vn.lienthong.deadline.application;

import vn.lienthong.contracts.log.Draft;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.service.casefile.CaseFile;

/** What deadline says, addressed. */
final class Drafts {
    private Drafts() {}

    /** The answer to a reported fact, under the identity its poster gave it. */
    static Draft answer(Arrived reported, Saying saying) {
        var record = reported.placed().record();
        return new Draft(
                saying.event(),
                record.dossier(),
                record.partitionKey(),
                saying.time(),
                record.unit(),
                record.actor(),
                saying.causationId(),
                record.correlationId(),
                record.origin(),
                saying.flags(),
                record.sealed(),
                record.traceParent());
    }

    /** What follows by itself or by the passing of time. */
    static Draft own(CaseFile file, TimeSheet sheet, Saying saying) {
        return ordered(file, sheet, saying, null);
    }

    /** What somebody ordered for many dossiers. */
    static Draft ordered(CaseFile file, TimeSheet sheet, Saying saying, String actor) {
        return new Draft(
                saying.event(),
                file.dossier(),
                file.root(),
                saying.time(),
                sheet.unit().orElse(null),
                actor,
                saying.causationId(),
                null,
                null,
                saying.flags(),
                null,
                null);
    }
}
