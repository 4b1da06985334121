package vn.lienthong.benchmarks.suite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** A ward system that posts for the unit that bears the code today: same-day certifications, received until returned. */
final class Ward {
    private static final String CERTIFICATION = "2.000815";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZONE);

    private final String unit;
    private final String source;
    private final Instant now;
    private final AtomicInteger dossiers = new AtomicInteger();
    private final AtomicInteger posts = new AtomicInteger();

    Ward(String unit, String name, Instant now) {
        this.unit = unit;
        this.source = "urn:vn:bench:" + name;
        this.now = now;
    }

    String unit() {
        return unit;
    }

    /** The posts of one dossier, a line each: received, resolved, returned. */
    String course() {
        var code = code();
        return received(code) + "\n" + resolved(code) + "\n" + after(code, "returned", """
                {"unit":"%s","channel":"DIRECT","officer":"cb-01"}""".formatted(unit)) + "\n";
    }

    String code() {
        return "01.%s.%s-%s-%06d"
                .formatted(
                        unit,
                        source.substring(source.lastIndexOf(':') + 1),
                        DAY.format(now),
                        dossiers.incrementAndGet());
    }

    String received(String code) {
        return received(code, CERTIFICATION);
    }

    String received(String code, String procedure) {
        return received(code, procedure, now, "");
    }

    /** A reception whose slip names that day. */
    String received(String code, Instant time, LocalDate due) {
        return received(code, CERTIFICATION, time, "\"due\":\"%s\",".formatted(due));
    }

    private String received(String code, String procedure, Instant time, String due) {
        return event(code, "received", time, """
                {"unit":"%s","procedure":"%s","channel":"DIRECT",%s"officer":"cb-01",\
                "applicant":{"kind":"PERSON","name":"Nguyễn Thị Kiểm Thử","idNumber":"001099%06d","phone":"0900000001"}}""".formatted(unit, procedure, due, posts.get() % 1_000_000));
    }

    String resolved(String code) {
        return after(code, "resolved", """
                {"unit":"%s","outcome":"APPROVED","signer":"ct-01"}""".formatted(unit));
    }

    private String after(String code, String type, String data) {
        return event(code, type, now, data);
    }

    private String event(String code, String type, Instant time, String data) {
        return """
                {"specversion":"1.0","id":"%d","source":"%s","type":"vn.lienthong.dossier.%s.v1","time":"%s","subject":"%s","data":%s}""".formatted(posts.incrementAndGet(), source, type, time, code, data);
    }
}
