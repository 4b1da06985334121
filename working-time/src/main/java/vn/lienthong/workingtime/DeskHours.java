package vn.lienthong.workingtime;

import java.time.LocalTime;
import java.util.List;

/**
 * When a one-stop desk (bộ phận một cửa) is open on a working day.
 *
 * @param saturdayMorning reception on Saturday mornings (QĐ 14/2010/QĐ-TTg), or {@code null}; it makes no working day
 */
public record DeskHours(Span morning, Span afternoon, Span saturdayMorning) {
    /** 07:00–11:30 and 13:30–17:00, the hours found in production systems. */
    public static final DeskHours USUAL = new DeskHours(
            new Span(LocalTime.of(7, 0), LocalTime.of(11, 30)),
            new Span(LocalTime.of(13, 30), LocalTime.of(17, 0)),
            null);

    public DeskHours {
        if (morning.to().isAfter(afternoon.from())) throw new IllegalArgumentException("morning overlaps afternoon");
    }

    /** The open parts of a working day, in order. */
    public List<Span> spans() {
        return List.of(morning, afternoon);
    }
}
