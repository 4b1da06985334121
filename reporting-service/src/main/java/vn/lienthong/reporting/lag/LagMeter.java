package vn.lienthong.reporting.lag;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.reporting.lag.Lag.ServiceLag;
import vn.lienthong.reporting.lag.Lag.ViewLag;
import vn.lienthong.service.health.ProgressReport;

/** Compares what the services say of themselves. */
@Singleton
public class LagMeter {
    private static final String REPORTING = "reporting";

    private final InstantSource clock;
    private final Map<String, Instant> behindSince = new ConcurrentHashMap<>();

    public LagMeter(InstantSource clock) {
        this.clock = clock;
    }

    /** @param expected names of the services that must report; without one of them nothing is settled */
    public Lag measure(Collection<ProgressReport> reports, Collection<String> expected) {
        var pending = reports.stream().mapToLong(ProgressReport::pendingItems).sum();
        var readers = reports.stream().map(report -> reader(report, reports)).toList();
        var relays = reports.stream().map(this::relay).toList();
        var behind = readers.stream().mapToLong(ServiceLag::records).sum()
                + relays.stream().mapToLong(ServiceLag::records).sum();
        var complete = reports.stream().map(ProgressReport::service).toList().containsAll(expected);
        return new Lag(complete && pending == 0 && behind == 0, pending, views(readers), owners(readers), relays);
    }

    private static List<ViewLag> views(List<ServiceLag> readers) {
        return readers.stream()
                .filter(reader -> reader.service().equals(REPORTING))
                .map(reader -> new ViewLag("dossiers", reader.records(), reader.seconds()))
                .toList();
    }

    private static List<ServiceLag> owners(List<ServiceLag> readers) {
        return readers.stream()
                .filter(reader -> !reader.service().equals(REPORTING))
                .toList();
    }

    /** Records that stand in some journal and have not been applied by this service. */
    private ServiceLag reader(ProgressReport reader, Collection<ProgressReport> all) {
        long records = 0;
        for (var owner : all) {
            for (var head : owner.heads().entrySet()) {
                var applied = reader.applied().getOrDefault(owner.service() + "-" + head.getKey(), 0L);
                records += Math.max(0, head.getValue() - applied);
            }
        }
        return lag("reader " + reader.service(), reader.service(), records);
    }

    /** Records that stand in this service's journal and not yet in the log. */
    private ServiceLag relay(ProgressReport owner) {
        long records = 0;
        for (var head : owner.heads().entrySet()) {
            records += Math.max(0, head.getValue() - owner.relayed().getOrDefault(head.getKey(), 0L));
        }
        return lag("relay " + owner.service(), owner.service(), records);
    }

    private ServiceLag lag(String name, String service, long records) {
        var now = clock.instant();
        var since = behindSince.compute(name, (_, known) -> records == 0 ? null : known == null ? now : known);
        return new ServiceLag(
                service,
                records,
                since == null ? 0 : Duration.between(since, now).toSeconds());
    }
}
