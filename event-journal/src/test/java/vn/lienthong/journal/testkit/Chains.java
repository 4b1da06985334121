package vn.lienthong.journal.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;

/** What must hold of every journal, looked up record by record. */
public final class Chains {
    private Chains() {}

    /** Everything in the journal, by shard and position. */
    public static List<LogRecord> read(Journal journal) {
        var fromStart = IntStream.range(0, journal.shards().count())
                .boxed()
                .collect(Collectors.toMap(shard -> shard, shard -> 0L));
        return journal.events().behind(journal.pool(), fromStart, Integer.MAX_VALUE).await().indefinitely().stream()
                .sorted(java.util.Comparator.comparingInt(LogRecord::shard).thenComparingLong(LogRecord::position))
                .toList();
    }

    /** Everything wrong with the journal: gaps, broken chains, altered records, time that falls, versions that skip. */
    public static List<String> faults(Journal journal) {
        return faults(read(journal));
    }

    public static List<String> faults(List<LogRecord> records) {
        var faults = new ArrayList<String>();
        var last = new HashMap<Integer, LogRecord>();
        for (var record : records) {
            var before = last.put(record.shard(), record);
            if (record.position() != (before == null ? 1 : before.position() + 1)) faults.add(record.id() + ": gap");
            if (!record.previousHash().equals(before == null ? Hash.ZERO : before.hash()))
                faults.add(record.id() + ": chain broken");
            if (!HashChain.hash(record).equals(record.hash())) faults.add(record.id() + ": altered");
            if (before != null && record.recordedAt().isBefore(before.recordedAt()))
                faults.add(record.id() + ": recorded time falls");
        }
        faults.addAll(versionFaults(records));
        return faults;
    }

    private static List<String> versionFaults(List<LogRecord> records) {
        Map<String, List<Integer>> versions = records.stream()
                .collect(Collectors.groupingBy(
                        LogRecord::dossier, Collectors.mapping(LogRecord::streamVersion, Collectors.toList())));
        return versions.entrySet().stream()
                .filter(e -> !e.getValue().stream()
                        .sorted()
                        .toList()
                        .equals(IntStream.rangeClosed(1, e.getValue().size())
                                .boxed()
                                .toList()))
                .map(e -> e.getKey() + ": versions " + e.getValue())
                .toList();
    }
}
