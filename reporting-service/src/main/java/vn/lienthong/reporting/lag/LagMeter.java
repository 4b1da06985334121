package vn.lienthong.reporting.lag;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.reporting.lag.Lag.ServiceLag;
import vn.lienthong.reporting.lag.Lag.ViewLag;
import vn.lienthong.service.health.ProgressReport;

/** Compares what the services say of themselves. */
@Singleton
public class LagMeter {
    private static final String REPORTING = "reporting";

    private final InstantSource clock;
    private final HeadsSeen seen = new HeadsSeen();

    /** The part of a journal that still lies before a reader or a relay. */
    private record Stretch(String journal, long done, long head) {
        long records() {
            return Math.max(0, head - done);
        }
    }

    public LagMeter(InstantSource clock) {
        this.clock = clock;
    }

    /** @param expected names of the services that must report; without one of them nothing is settled */
    public synchronized Lag measure(Collection<ProgressReport> reports, Collection<String> expected) {
        var now = clock.instant();
        reports.forEach(report -> report.heads().forEach((shard, head) -> seen.see(journal(report, shard), head, now)));
        var pending = reports.stream().mapToLong(ProgressReport::pendingItems).sum();
        var readers =
                reports.stream().map(report -> reader(report, reports, now)).toList();
        var relays = reports.stream().map(report -> relay(report, now)).toList();
        var behind = readers.stream().mapToLong(ServiceLag::records).sum()
                + relays.stream().mapToLong(ServiceLag::records).sum();
        var complete = reports.stream().map(ProgressReport::service).toList().containsAll(expected);
        if (complete) forgetWhatAllHaveRead(reports);
        var parked = reports.stream().mapToLong(ProgressReport::quarantined).sum();
        return new Lag(
                complete && pending == 0 && behind == 0, pending, parked, views(readers), owners(readers), relays);
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

    /** Records that stand in some journal and have not been applied by this service; its position passes parked ones. */
    private ServiceLag reader(ProgressReport reader, Collection<ProgressReport> all, Instant now) {
        var lag = lag(reader, all.stream().flatMap(owner -> unread(reader, owner)), now);
        return new ServiceLag(lag.service(), lag.records() + reader.quarantined(), lag.seconds());
    }

    private static Stream<Stretch> unread(ProgressReport reader, ProgressReport owner) {
        return owner.heads().entrySet().stream().map(head -> {
            var journal = journal(owner, head.getKey());
            return new Stretch(journal, reader.applied().getOrDefault(journal, 0L), head.getValue());
        });
    }

    /** Records that stand in this service's journal and not yet in the log. */
    private ServiceLag relay(ProgressReport owner, Instant now) {
        return lag(owner, unrelayed(owner), now);
    }

    private static Stream<Stretch> unrelayed(ProgressReport owner) {
        return owner.heads().entrySet().stream()
                .map(head -> new Stretch(
                        journal(owner, head.getKey()),
                        owner.relayed().getOrDefault(head.getKey(), 0L),
                        head.getValue()));
    }

    private ServiceLag lag(ProgressReport of, Stream<Stretch> stretches, Instant now) {
        var behind = stretches.filter(stretch -> stretch.records() > 0).toList();
        var oldest = behind.stream()
                .map(stretch -> seen.firstSeen(stretch.journal(), stretch.done() + 1))
                .min(Comparator.naturalOrder());
        return new ServiceLag(
                of.service(),
                behind.stream().mapToLong(Stretch::records).sum(),
                oldest.map(since -> Duration.between(since, now).toSeconds()).orElse(0L));
    }

    private void forgetWhatAllHaveRead(Collection<ProgressReport> reports) {
        var done = new HashMap<String, Long>();
        for (var report : reports) {
            Stream.concat(reports.stream().flatMap(owner -> unread(report, owner)), unrelayed(report))
                    .forEach(stretch -> done.merge(stretch.journal(), stretch.done(), Math::min));
        }
        done.forEach(seen::forget);
    }

    private static String journal(ProgressReport owner, String shard) {
        return owner.service() + "-" + shard;
    }
}
