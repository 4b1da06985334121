package vn.lienthong.reporting.report;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Course;
import vn.lienthong.reporting.domain.Course.Closing;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.Reception;

/**
 * A received dossier as a report of a period counts it.
 *
 * @param unit in whose row it counts
 */
public record CountedDossier(Dossier dossier, Reception reception, Course course, String unit) {

    public Instant receivedAt() {
        return reception.fact().time();
    }

    public boolean isReceivedIn(Period period) {
        return period.includes(BusinessDay.of(receivedAt()));
    }

    public Optional<Closing> closingIn(Period period) {
        return course.closing().filter(closing -> period.includes(BusinessDay.of(closing.at())));
    }
}
