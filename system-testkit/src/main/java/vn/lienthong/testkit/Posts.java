package vn.lienthong.testkit;

import java.util.concurrent.atomic.AtomicLong;

/** Events as a ward's system writes them; ids count up and never repeat within a run. */
public final class Posts {
    private static final AtomicLong NEXT = new AtomicLong();
    private final String source;
    private final String unit;

    public Posts(String source, String unit) {
        this.source = source;
        this.unit = unit;
    }

    public static String nextId() {
        return "t-" + NEXT.incrementAndGet();
    }

    public String received(String dossier, String procedure, String time) {
        return event("received", time, dossier, """
                {"unit":"%s","procedure":"%s","channel":"DIRECT"}""".formatted(unit, procedure));
    }

    public String resolved(String dossier, String time) {
        return event("resolved", time, dossier, """
                {"unit":"%s","outcome":"APPROVED"}""".formatted(unit));
    }

    public String withdrawn(String dossier, String time) {
        return event("withdrawn", time, dossier, "{}");
    }

    public String returned(String dossier, String time) {
        return event("returned", time, dossier, """
                {"unit":"%s","channel":"DIRECT"}""".formatted(unit));
    }

    public String event(String name, String time, String subject, String data) {
        return event(nextId(), name, time, subject, data);
    }

    public String event(String id, String name, String time, String subject, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.dossier.%s.v1","time":"%s","subject":"%s","data":%s}""".formatted(id, source, name, time, subject, data.strip());
    }

    public String source() {
        return source;
    }

    public String unit() {
        return unit;
    }
}
