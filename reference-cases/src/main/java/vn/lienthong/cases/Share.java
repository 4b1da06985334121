package vn.lienthong.cases;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many dossiers of one field, of one unit or spread over communes.
 *
 * @param unit the unit they count at, or {@code null} when spread
 * @param communes file of the communes they are spread over by weight, or {@code null}
 * @param receivedBy file of the communes that receive them for {@code unit}, by weight, or {@code null}
 * @param carriedIn how many of them were received before the period
 * @param procedures relative shares of the procedures
 */
record Share(
        String unit,
        String communes,
        String receivedBy,
        String field,
        int early,
        int onTime,
        int late,
        int openInTime,
        int overdue,
        int carriedIn,
        LinkedHashMap<String, Integer> procedures) {

    /** With one in {@code n} of its dossiers; what there is any of stays. */
    Share oneIn(int n) {
        return new Share(
                unit,
                communes,
                receivedBy,
                field,
                Math.ceilDiv(early, n),
                Math.ceilDiv(onTime, n),
                Math.ceilDiv(late, n),
                Math.ceilDiv(openInTime, n),
                Math.ceilDiv(overdue, n),
                Math.ceilDiv(carriedIn, n),
                procedures);
    }

    int count(Course course) {
        return switch (course) {
            case EARLY -> early;
            case ON_TIME -> onTime;
            case LATE -> late;
            case OPEN_IN_TIME -> openInTime;
            case OVERDUE -> overdue;
        };
    }

    /** Of the dossiers carried in, those that take this course: early and on time in proportion. */
    int carriedIn(Course course) {
        if (carriedIn == 0) return 0;
        var carriedEarly = (int) Math.round((double) carriedIn * early / (early + onTime));
        return switch (course) {
            case EARLY -> carriedEarly;
            case ON_TIME -> carriedIn - carriedEarly;
            case LATE, OPEN_IN_TIME, OVERDUE -> 0;
        };
    }

    /** The units that receive, with their weights. */
    Map<String, Integer> receivers() {
        if (receivedBy != null) return ReferenceCase.weights(receivedBy);
        return unit != null ? Map.of(unit, 1) : ReferenceCase.weights(communes);
    }
}
