package vn.lienthong.service.walls.broken.domain;

import java.util.UUID;

/** Breaks a wall: a domain that draws its own ids. */
public class ChanceInDomain {
    UUID decide() {
        return UUID.randomUUID();
    }
}
