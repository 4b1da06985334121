package vn.lienthong.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.TreeHead;

/** Reads everything once, partition by partition and several at a time, and says what is wrong with it. */
public final class Verifier {
    private final Sources sources;
    private final List<Checkpoint> checkpoints;
    private final LongAdder read = new LongAdder();

    /** @param checkpoints whose signatures were checked, in the order in which they were made */
    public Verifier(Sources sources, List<Checkpoint> checkpoints) {
        this.sources = sources;
        this.checkpoints = List.copyOf(checkpoints);
    }

    /**
     * What was found.
     *
     * @param records read, of journals and log together
     * @param resent records that stand in the log more than once with the same bytes, as they may
     * @param waiting records that the journals hold and the log not yet
     */
    public record Outcome(
            long records, long resent, long waiting, int checkpoints, Duration took, List<Finding> findings) {
        public long recordsPerSecond() {
            return Math.round(records / Math.max(took.toNanos() / 1e9, 1e-3));
        }
    }

    private record Part(long resent, long waiting, List<Finding> findings) {}

    /** How many records have been read so far, by whatever thread. */
    public long read() {
        return read.sum();
    }

    /** @param threads how many partitions are read at a time */
    public Outcome verify(int threads) {
        var began = System.nanoTime();
        var witnesses = sources.witnesses().stream().collect(Collectors.groupingBy(Witness::chain));
        var parts = inParallel(threads, witnesses);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Outcome(
                read(),
                parts.stream().mapToLong(Part::resent).sum(),
                parts.stream().mapToLong(Part::waiting).sum(),
                checkpoints.size(),
                took,
                parts.stream().flatMap(part -> part.findings().stream()).toList());
    }

    private List<Part> inParallel(int threads, Map<Chain, List<Witness>> witnesses) {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            var running = Partition.all().stream()
                    .map(partition -> executor.submit(() -> verify(partition, witnesses)))
                    .toList();
            var parts = new ArrayList<Part>();
            for (var part : running) parts.add(done(part));
            return parts;
        }
    }

    private static Part done(Future<Part> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Part verify(Partition partition, Map<Chain, List<Witness>> witnesses) {
        var reading = new ReadPartition(partition);
        sources.log(partition, reading);
        reading.copies.values().forEach(ChainCopy::end);
        long resent = 0;
        long waiting = 0;
        for (var chain : partition.chains()) {
            var log = reading.copies.get(chain);
            var journal = journal(chain);
            reading.findings.addAll(
                    new ChainComparison(chain, journal, log, witnesses.getOrDefault(chain, List.of()), treesOf(chain))
                            .findings());
            resent += log.resent();
            waiting += Math.max(0, journal.last() - log.last());
        }
        return new Part(resent, waiting, reading.findings);
    }

    private ChainCopy journal(Chain chain) {
        var journal = new ChainCopy(chain, "journal");
        sources.journal(chain, link -> {
            journal.add(link);
            read.increment();
        });
        journal.end();
        return journal;
    }

    private List<TreeHead> treesOf(Chain chain) {
        return checkpoints.stream()
                .flatMap(checkpoint -> checkpoint.tree(chain.tree()).stream())
                .toList();
    }

    /** The copies of a partition's chains, as the log holds them. */
    private final class ReadPartition implements Sources.LogReading {
        private final Partition partition;
        private final Map<Chain, ChainCopy> copies = new LinkedHashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        ReadPartition(Partition partition) {
            this.partition = partition;
            partition.chains().forEach(chain -> copies.put(chain, new ChainCopy(chain, "log")));
        }

        @Override
        public void record(LogRecord record) {
            read.increment();
            var copy = copies.get(new Chain(record.owner(), record.shard()));
            if (copy == null) unreadable(-1, record.id() + " does not belong here");
            else copy.add(Link.of(record));
        }

        @Override
        public void unreadable(long offset, String why) {
            findings.add(new Finding(
                    Kind.UNREADABLE, "log", partition.topic() + "-" + partition.number(), offset, offset, why));
        }
    }
}
