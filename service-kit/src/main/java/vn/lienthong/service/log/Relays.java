package vn.lienthong.service.log;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.journal.relay.Relay;
import vn.lienthong.journal.relay.Relay.ShardStatus;

/** All relays of a service: one for each log that its journal goes to. */
public final class Relays implements AutoCloseable {
    private final List<Relay> relays;

    Relays(List<Relay> relays) {
        this.relays = List.copyOf(relays);
    }

    void start() {
        relays.parallelStream().forEach(Relay::start); // each waits for a broker
    }

    /** By shard, over all logs. */
    Map<Integer, ShardStatus> status() {
        var all = new TreeMap<Integer, ShardStatus>();
        relays.forEach(relay -> all.putAll(relay.status()));
        return all;
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
    }
}
