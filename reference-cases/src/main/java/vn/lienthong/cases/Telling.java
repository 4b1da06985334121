package vn.lienthong.cases;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.cases.PostWriter.Told;
import vn.lienthong.catalogue.Catalogue;

/** Gives dossiers their codes and tells of them, per system and in the order of time. What comes later waits. */
final class Telling {
    private static final DateTimeFormatter CODE_DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Comparator<Told> IN_ORDER =
            Comparator.comparing(Told::time).thenComparing(Told::subject);

    private final ReferenceCase definition;
    private final Catalogue catalogue;
    private final CaseSink sink;
    private final Map<String, Outlet> systems = new LinkedHashMap<>();

    private record Day(String agency, LocalDate day) {}

    Telling(ReferenceCase definition, Catalogue catalogue, CaseSink sink) {
        this.definition = definition;
        this.catalogue = catalogue;
        this.sink = sink;
        definition.systems().forEach((unit, name) -> systems.put(unit, new Outlet(unit, Source.urn(name))));
    }

    /** @param dossiers received by that day, and after the day told up to before */
    void tell(List<Dossier> dossiers, LocalDate upTo) {
        var coded = coded(dossiers);
        coded.forEach((code, dossier) -> systems.get(dossier.resolvingUnit()).hear(PostWriter.tell(code, dossier)));
        systems.values().forEach(system -> system.post(upTo));
        coded.entrySet().stream()
                .map(entry -> expected(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Expected::dossier))
                .forEach(sink::expect);
    }

    void complete() {
        systems.values().forEach(Outlet::complete);
    }

    /** Numbered in the order of reception per unit and day. */
    private Map<String, Dossier> coded(List<Dossier> dossiers) {
        var counters = new HashMap<Day, Integer>();
        var coded = new LinkedHashMap<String, Dossier>();
        dossiers.stream().sorted(Comparator.comparing(Dossier::receivedAt)).forEach(dossier -> {
            var day = dossier.receivedAt().toLocalDate();
            var agency = catalogue.agency(dossier.unit(), day).orElseThrow();
            var number = counters.merge(new Day(agency, day), 1, Integer::sum);
            coded.put(agency + "-" + CODE_DAY.format(day) + "-" + String.format("%04d", number), dossier);
        });
        return coded;
    }

    private static Expected expected(String code, Dossier dossier) {
        var decision = dossier.decision();
        return new Expected(
                code,
                dossier.resolvingUnit(),
                dossier.procedure().field(),
                dossier.channel(),
                dossier.receivedAt().toLocalDate(),
                dossier.due(),
                decision == null ? null : decision.at().toLocalDate(),
                dossier.procedure().code(),
                decision == null ? null : decision.signer(),
                decision == null ? null : decision.delegation());
    }

    /** The system of one unit. */
    private final class Outlet {
        private final String unit;
        private final String source;
        private List<Told> waiting = new ArrayList<>();
        private int posted;

        Outlet(String unit, String source) {
            this.unit = unit;
            this.source = source;
        }

        void hear(List<Told> told) {
            waiting.addAll(told);
        }

        void post(LocalDate upTo) {
            waiting.sort(IN_ORDER);
            var later = new ArrayList<Told>();
            for (var one : waiting)
                if (one.time().toLocalDate().isAfter(upTo)) later.add(one);
                else sink.post(unit, PostWriter.post(source, ++posted, one));
            waiting = later;
        }

        void complete() {
            if (!waiting.isEmpty()) throw new IllegalStateException(source + " has posts left: " + waiting);
            sink.post(unit, PostWriter.complete(source, definition.completeUpTo()));
        }
    }
}
