package vn.lienthong.cases;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.cases.PostWriter.Told;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;

/** A case made: what its systems post, and what must come out of it. */
public record GeneratedCase(ReferenceCase definition, List<Source> sources, List<Expected> expected) {
    private static final DateTimeFormatter CODE_DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private record Day(String agency, LocalDate day) {}

    /** Gives the dossiers their codes, in the order of reception per unit and day, and tells them per source. */
    static GeneratedCase of(ReferenceCase definition, Catalogue catalogue, List<Dossier> dossiers) {
        var counters = new HashMap<Day, Integer>();
        var coded = new LinkedHashMap<String, Dossier>();
        dossiers.stream().sorted(Comparator.comparing(Dossier::receivedAt)).forEach(dossier -> {
            var day = dossier.receivedAt().toLocalDate();
            var agency = catalogue.agency(dossier.unit(), day).orElseThrow();
            var number = counters.merge(new Day(agency, day), 1, Integer::sum);
            coded.put(agency + "-" + CODE_DAY.format(day) + "-" + String.format("%04d", number), dossier);
        });
        return new GeneratedCase(definition, sources(definition, catalogue, coded), expected(coded));
    }

    /** How many posts all sources have together. */
    public int posts() {
        return sources.stream().mapToInt(source -> source.posts().size()).sum();
    }

    private static List<Source> sources(ReferenceCase definition, Catalogue catalogue, Map<String, Dossier> coded) {
        var byUnit = new TreeMap<>(coded.entrySet().stream()
                .collect(groupingBy(entry -> entry.getValue().resolvingUnit())));
        var slugs = new Slugs();
        var sources = new ArrayList<Source>();
        byUnit.forEach((unit, dossiers) -> {
            var name = slugs.of(
                    catalogue.unit(unit, definition.from()).map(Unit::name).orElseThrow());
            sources.add(new Source(unit, name, posts(definition, Source.urn(name), dossiers)));
        });
        return List.copyOf(sources);
    }

    private static List<Post> posts(
            ReferenceCase definition, String source, List<Map.Entry<String, Dossier>> dossiers) {
        var told = dossiers.stream()
                .flatMap(entry -> PostWriter.tell(entry.getKey(), entry.getValue()).stream())
                .sorted(Comparator.comparing(Told::time).thenComparing(Told::subject))
                .toList();
        var posts = new ArrayList<Post>(told.size() + 1);
        for (var one : told) posts.add(PostWriter.post(source, posts.size() + 1, one));
        posts.add(PostWriter.complete(source, definition.completeUpTo()));
        return List.copyOf(posts);
    }

    private static List<Expected> expected(Map<String, Dossier> coded) {
        return coded.entrySet().stream()
                .map(entry -> expected(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Expected::dossier))
                .toList();
    }

    private static Expected expected(String code, Dossier dossier) {
        return new Expected(
                code,
                dossier.resolvingUnit(),
                dossier.procedure().field(),
                dossier.channel(),
                dossier.receivedAt().toLocalDate(),
                dossier.due(),
                dossier.resolvedAt() == null ? null : dossier.resolvedAt().toLocalDate());
    }
}
