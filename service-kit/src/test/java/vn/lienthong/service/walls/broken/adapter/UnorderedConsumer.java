package vn.lienthong.service.walls.broken.adapter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Breaks a wall: virtual threads overtake each other. */
public class UnorderedConsumer {
    @Incoming("log")
    @RunOnVirtualThread
    String consume(String record) {
        return record;
    }
}
