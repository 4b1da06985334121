package vn.lienthong.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.contracts.value.Owner;

/** Journals and log where they are kept: four databases and Kafka. */
public final class RunningServers implements Sources {
    private final Map<Owner, JournalDatabase> journals;
    private final KafkaLog log;

    public RunningServers(List<JournalDatabase> journals, KafkaLog log) {
        this.journals = journals.stream().collect(Collectors.toMap(JournalDatabase::owner, Function.identity()));
        this.log = log;
    }

    @Override
    public List<Witness> witnesses() {
        var all = new ArrayList<>(log.heads());
        journals.values().forEach(journal -> all.addAll(journal.witnesses()));
        return all;
    }

    @Override
    public void log(Partition partition, LogReading reading) {
        log.read(partition, reading);
    }

    @Override
    public void journal(Chain chain, Consumer<Link> each) {
        journals.get(chain.owner()).read(chain, each);
    }

    @Override
    public long records() {
        var topics = Partition.all().stream().map(Partition::topic).distinct().toList();
        return journals.values().stream().mapToLong(JournalDatabase::records).sum()
                + log.records(log.partitions(topics));
    }
}
