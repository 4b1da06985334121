package vn.lienthong.systemtests;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;

/** Moves the services' clocks for a test, and back at its end. */
final class Clocks implements AutoCloseable {
    /** Of the day on which the tests begin. Whatever is done from here on is done on one day, also around midnight. */
    static final OffsetDateTime NOON = OffsetDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh"))
            .truncatedTo(ChronoUnit.DAYS)
            .withHour(12);

    private final Client admin;
    private final List<Part> services;

    private Clocks(Client admin, List<Part> services) {
        this.admin = admin;
        this.services = services;
    }

    static Clocks at(Suite suite, String now, Part... services) {
        var clocks = new Clocks(Client.of(suite, "admin", "01"), List.of(services));
        clocks.move(now);
        return clocks;
    }

    void move(String now) {
        for (var service : services)
            admin.put(service, "/v1/admin/clock", "{\"now\":\"" + now + "\"}").expect(200);
    }

    @Override
    public void close() {
        services.forEach(service -> admin.delete(service, "/v1/admin/clock").expect(200));
    }
}
