package vn.lienthong.routing.domain;

import java.time.Instant;

/**
 * A command with its circumstances.
 *
 * @param time business time: when it happened
 * @param now the present
 */
public record Request(Command command, Instant time, Instant now, Manner manner) {
    Request at(Instant moved) {
        return new Request(command, moved, now, manner);
    }
}
