package vn.lienthong.deadline;

import java.math.BigDecimal;
import java.time.Instant;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** Receptions at Trâu Quỳ, promised as intake promises them. */
public final class Receptions {
    public static final String WARD = "00565";
    public static final String DISTRICT = "018";

    private Receptions() {}

    /** With a limit of so many working days, by the calendar. */
    public static DossierReceived reception(Instant received, int workingDays) {
        var limit = new Limit(BigDecimal.valueOf(workingDays), LimitUnit.WORKING_DAY);
        var calendar = Catalogue.shipped().calendar(WARD, WorkCalendar.dayOf(received));
        var due = DueDates.compute(received, limit, calendar);
        return reception(new PromisedDue(
                due.due(), due.slipDueAt(), DueSource.COMPUTED, due.due(), limit, "LOCAL-DCXD/1", calendar.version()));
    }

    /** With a date on the slip that the source gave out. */
    public static DossierReceived reception(Instant received, int workingDays, DueDate posted) {
        var own = reception(received, workingDays).promised();
        return reception(
                new PromisedDue(posted, posted.at(), DueSource.POSTED, own.due(), own.limit(), "LOCAL-DCXD/1", "VN-1"));
    }

    /** For the district to resolve. */
    public static DossierReceived forDistrict(Instant received, int workingDays) {
        return reception(reception(received, workingDays).promised(), DISTRICT);
    }

    /** Of a birth, in which the applicant has seven working days for a supplement. */
    public static DossierReceived ofBirth(Instant received) {
        return reception(reception(received, 3).promised(), "LT-KHAISINH-TT", WARD);
    }

    /** Of a part that this fact of the group called for. */
    static DossierReceived ofPart(Instant received, int workingDays, String group, String called) {
        var promised = reception(received, workingDays).promised();
        return new DossierReceived(
                WARD,
                "LOCAL-DCXD",
                "DCXD",
                Channel.DIRECT,
                WARD,
                promised,
                null,
                null,
                null,
                null,
                null,
                group,
                called);
    }

    private static DossierReceived reception(PromisedDue promised) {
        return reception(promised, WARD);
    }

    private static DossierReceived reception(PromisedDue promised, String resolver) {
        return reception(promised, "LOCAL-DCXD", resolver);
    }

    private static DossierReceived reception(PromisedDue promised, String procedure, String resolver) {
        return new DossierReceived(
                WARD, procedure, "DCXD", Channel.DIRECT, resolver, promised, "cb-01", null, null, null, null, null);
    }
}
