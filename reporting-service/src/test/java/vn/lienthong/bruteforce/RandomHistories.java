package vn.lienthong.bruteforce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import vn.lienthong.contracts.history.Fact;

/**
 * Dossiers with all that can move a figure, made at random from a seed: supplements, payments and incidents with the due
 * dates they move, extensions, notices, closes of every kind, corrections, annulments, facts told late, units that end,
 * groups with their parts.
 */
public final class RandomHistories {
    private record OnTheWay(String code, String root, Deque<Steps.Step> steps) {}

    private final Random random;
    private final Country country;

    public RandomHistories(long seed, Country country) {
        random = new Random(seed);
        this.country = country;
    }

    /** Tells of that many dossiers, of all at once. */
    public void tell(int dossiers, Told told) {
        var all = new ArrayList<OnTheWay>();
        for (int i = 0; i < dossiers; i++) all.add(history(i));
        while (!all.isEmpty()) {
            var next = all.get(random.nextInt(all.size()));
            next.steps().removeFirst().tell(told, next.code(), next.root());
            if (next.steps().isEmpty()) all.remove(next);
        }
    }

    /** Every seventh is a group, the next one or two are parts of it. */
    private OnTheWay history(int number) {
        var parent = number % 7 == 1 || number % 7 == 2 && random.nextBoolean() ? code(number - number % 7) : null;
        var steps = RandomHistory.make(random, country, parent);
        return new OnTheWay(code(number), parent == null ? code(number) : parent, new ArrayDeque<>(steps));
    }

    private static String code(int number) {
        return "018.00565-170101-%04d".formatted(number);
    }

    /** What became known of that many dossiers. */
    public static List<Fact> facts(long seed, Country country, int dossiers) {
        var known = new KnownFacts();
        new RandomHistories(seed, country).tell(dossiers, known);
        return known.all();
    }
}
