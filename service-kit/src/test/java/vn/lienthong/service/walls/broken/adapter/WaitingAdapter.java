package vn.lienthong.service.walls.broken.adapter;

import io.smallrye.mutiny.Uni;

/** Breaks a wall: it blocks its thread. */
public class WaitingAdapter {
    String read(Uni<String> answer) {
        return answer.await().indefinitely();
    }
}
