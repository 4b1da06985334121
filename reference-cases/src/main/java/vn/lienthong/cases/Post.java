package vn.lienthong.cases;

/** One CloudEvent as a ward or district system posts it. */
public record Post(
        String specversion, String id, String source, String type, String time, String subject, Object data) {}
