package vn.lienthong.service.walls.broken.domain;

import io.smallrye.mutiny.Uni;

/** Breaks a wall: a domain that knows Mutiny. */
public class FrameworkInDomain {
    Uni<String> decide() {
        return Uni.createFrom().item("accepted");
    }
}
