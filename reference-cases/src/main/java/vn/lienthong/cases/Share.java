package vn.lienthong.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * So many dossiers of one field, of one unit or spread over communes.
 *
 * @param unit the unit they count at, or {@code null} when spread
 * @param communes file of the communes they are spread over by weight, or {@code null}
 * @param receivedBy file of the communes that receive them for {@code unit}, by weight, or {@code null}
 * @param carriedIn how many of them were received before the period
 * @param signer of the decisions, or {@code null} for the leader of the unit
 * @param rooms that have its dossiers in hand, one after the other; empty where the clerk at the desk does all
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
        String signer,
        List<String> rooms,
        LinkedHashMap<String, Integer> procedures) {
    Share {
        rooms = rooms == null ? List.of() : rooms;
    }

    /** With that part of its dossiers; what there is any of stays. */
    Share scaled(BigDecimal scale) {
        return new Share(
                unit,
                communes,
                receivedBy,
                field,
                scaled(early, scale),
                scaled(onTime, scale),
                scaled(late, scale),
                scaled(openInTime, scale),
                scaled(overdue, scale),
                scaled(carriedIn, scale),
                signer,
                rooms,
                procedures);
    }

    private static int scaled(int count, BigDecimal scale) {
        return scale.multiply(BigDecimal.valueOf(count))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
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

    /** The units at which they count. */
    Set<String> units() {
        return unit != null ? Set.of(unit) : receivers().keySet();
    }

    /** The units that receive, with their weights. */
    Map<String, Integer> receivers() {
        if (receivedBy != null) return ReferenceCase.weights(receivedBy);
        return unit != null ? Map.of(unit, 1) : ReferenceCase.weights(communes);
    }
}
