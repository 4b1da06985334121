package vn.lienthong.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Makes the dossiers of a case, stretch by stretch: of a long one no more than a stretch is in memory. Everything follows
 * from the case, the catalogue and the seed.
 */
final class CaseGenerator {
    private final ReferenceCase definition;
    private final Catalogue catalogue;
    private final Random random;
    private final DossierMaker maker;
    /** Per share and course, how many dossiers each stretch receives. */
    private final Map<Cell, List<Integer>> counts = new HashMap<>();

    private Map<Plan, Schedule> schedules = new HashMap<>();
    private List<Dossier> dossiers = new ArrayList<>();

    private record Plan(String procedure, WorkCalendar calendar) {}

    private record Cell(Share share, Course course) {}

    CaseGenerator(ReferenceCase definition, long seed) {
        this.definition = definition;
        this.catalogue = definition.catalogue();
        this.random = new Random(seed);
        this.maker = new DossierMaker(catalogue, definition, random);
    }

    void into(CaseSink sink) {
        var telling = new Telling(definition, catalogue, sink);
        for (int i = 0; i < definition.stretches().size(); i++)
            telling.tell(received(i), definition.stretches().get(i).to());
        telling.complete();
    }

    private List<Dossier> received(int stretch) {
        schedules = new HashMap<>();
        dossiers = new ArrayList<>();
        for (var share : definition.shares()) for (var course : Course.values()) add(share, course, stretch);
        return dossiers;
    }

    private void add(Share share, Course course, int index) {
        var stretch = definition.stretches().get(index);
        var all = Apportionment.of(count(share, course, index), share.receivers());
        var carriedIn = Apportionment.of(index == 0 ? share.carriedIn(course) : 0, share.receivers());
        all.forEach((unit, count) -> {
            for (int made = 0; made < count; made++) add(share, stretch, unit, course, made < carriedIn.get(unit));
        });
    }

    private int count(Share share, Course course, int stretch) {
        return counts.computeIfAbsent(new Cell(share, course), this::perStretch).get(stretch);
    }

    /** By weight, but for what is open in the end: that was received last. */
    private List<Integer> perStretch(Cell cell) {
        var stretches = definition.stretches();
        var weights = new LinkedHashMap<String, Integer>();
        for (var stretch : stretches) {
            var counts = !cell.course().isOpen() || stretch == stretches.getLast();
            weights.put(stretch.from().toString(), counts ? stretch.weight() : 0);
        }
        return List.copyOf(
                Apportionment.of(cell.share().count(cell.course()), weights).values());
    }

    private void add(Share share, Stretch stretch, String unit, Course course, boolean carriedIn) {
        var procedure = procedure(share, stretch, unit, course, carriedIn);
        var days = one(schedule(procedure, stretch, unit).of(course, carriedIn));
        dossiers.add(maker.make(share, unit, procedure, one(stretch.channels(unit)), days));
    }

    /** By weight, among those that can take the course. */
    private Procedure procedure(Share share, Stretch stretch, String unit, Course course, boolean carriedIn) {
        var able = new LinkedHashMap<Procedure, Integer>();
        share.procedures().forEach((code, weight) -> {
            var procedure = catalogue.procedure(code, stretch.from()).orElseThrow();
            if (!schedule(procedure, stretch, unit).of(course, carriedIn).isEmpty()) able.put(procedure, weight);
        });
        if (able.isEmpty()) throw new IllegalStateException("no procedure of " + share + " can be " + course);
        return one(able);
    }

    private Schedule schedule(Procedure procedure, Stretch stretch, String unit) {
        var calendar = catalogue.calendar(unit, stretch.from());
        return schedules.computeIfAbsent(
                new Plan(procedure.code(), calendar),
                _ -> new Schedule(procedure, calendar, stretch.from(), stretch.to(), definition.to()));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> T one(Map<T, Integer> weights) {
        var chosen = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (var choice : weights.entrySet()) {
            chosen -= choice.getValue();
            if (chosen < 0) return choice.getKey();
        }
        throw new IllegalStateException("weights without a choice: " + weights);
    }
}
