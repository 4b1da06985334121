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

/** Makes the dossiers of a case. Everything follows from the case, the catalogue and the seed. */
final class CaseGenerator {
    private final ReferenceCase definition;
    private final Catalogue catalogue = Catalogue.shipped();
    private final Random random;
    private final DossierMaker maker;
    private final Map<Plan, Schedule> schedules = new HashMap<>();
    private final List<Dossier> dossiers = new ArrayList<>();

    private record Plan(String procedure, WorkCalendar calendar) {}

    CaseGenerator(ReferenceCase definition, long seed) {
        this.definition = definition;
        this.random = new Random(seed);
        this.maker = new DossierMaker(catalogue, definition.to(), random);
    }

    GeneratedCase generate() {
        for (var share : definition.shares()) for (var course : Course.values()) add(share, course);
        return GeneratedCase.of(definition, catalogue, dossiers);
    }

    private void add(Share share, Course course) {
        var all = Apportionment.of(share.count(course), share.receivers());
        var carriedIn = Apportionment.of(share.carriedIn(course), share.receivers());
        all.forEach((unit, count) -> {
            for (int made = 0; made < count; made++) add(share, unit, course, made < carriedIn.get(unit));
        });
    }

    private void add(Share share, String unit, Course course, boolean carriedIn) {
        var procedure = procedure(share, unit, course, carriedIn);
        var days = one(schedule(procedure, unit).of(course, carriedIn));
        dossiers.add(maker.make(unit, procedure, one(definition.channels()), days));
    }

    /** By weight, among those that can take the course. */
    private Procedure procedure(Share share, String unit, Course course, boolean carriedIn) {
        var able = new LinkedHashMap<Procedure, Integer>();
        share.procedures().forEach((code, weight) -> {
            var procedure = catalogue.procedure(code, definition.from()).orElseThrow();
            if (!schedule(procedure, unit).of(course, carriedIn).isEmpty()) able.put(procedure, weight);
        });
        if (able.isEmpty()) throw new IllegalStateException("no procedure of " + share + " can be " + course);
        return one(able);
    }

    private Schedule schedule(Procedure procedure, String unit) {
        var calendar = catalogue.calendar(unit, definition.from());
        return schedules.computeIfAbsent(
                new Plan(procedure.code(), calendar),
                _ -> new Schedule(procedure, calendar, definition.from(), definition.to()));
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
