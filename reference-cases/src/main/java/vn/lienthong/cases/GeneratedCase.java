package vn.lienthong.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A case made in memory: what its systems post, and what must come out of it. */
public record GeneratedCase(ReferenceCase definition, List<Source> sources, List<Expected> expected)
        implements MadeCase {

    static GeneratedCase of(ReferenceCase definition, long seed) {
        var kept = new Kept();
        new CaseGenerator(definition, seed).into(kept);
        var sources = new ArrayList<Source>();
        definition.systems().forEach((unit, name) -> sources.add(new Source(unit, name, kept.posts.get(unit))));
        return new GeneratedCase(definition, List.copyOf(sources), List.copyOf(kept.expected));
    }

    /** How many posts all sources have together. */
    public int posts() {
        return sources.stream().mapToInt(source -> source.posts().size()).sum();
    }

    @Override
    public List<String> units() {
        return sources.stream().map(Source::unit).toList();
    }

    @Override
    public Stream<Expected> rows() {
        return expected.stream();
    }

    private static final class Kept implements CaseSink {
        private final LinkedHashMap<String, List<Post>> posts = new LinkedHashMap<>();
        private final List<Expected> expected = new ArrayList<>();

        @Override
        public void post(String unit, Post post) {
            posts.computeIfAbsent(unit, _ -> new ArrayList<>()).add(post);
        }

        @Override
        public void expect(Expected row) {
            expected.add(row);
        }
    }
}
