package vn.lienthong.service.walls.broken.domain;

import java.util.Random;

/** Breaks a wall: a domain that throws dice. */
public class GeneratorInDomain {
    int decide(Random dice) {
        return dice.nextInt();
    }
}
