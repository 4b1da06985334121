package vn.lienthong.bruteforce;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.value.Passing;

/**
 * Where random histories take place.
 *
 * @param first the first day on which something is received
 * @param days on how many days
 * @param units by the day since when, the codes that units bear
 * @param reorganisations in order: who took over what from units that ended
 */
public record Country(
        LocalDate first, int days, TreeMap<LocalDate, List<String>> units, List<ResponsibilityPassed> reorganisations) {

    /** Codes go round: two units swap theirs, one keeps its own, one is divided, two end later. */
    public static final Country OF_SWAPPED_CODES = new Country(
            LocalDate.of(2017, 1, 1),
            75,
            new TreeMap<>(Map.of(
                    LocalDate.of(2017, 1, 1), List.of("018", "00565", "00526", "00589", "00541"),
                    LocalDate.of(2017, 2, 1), List.of("00565", "00526", "00589", "00541"),
                    LocalDate.of(2017, 2, 20), List.of("00526", "00577", "00541"))),
            List.of(
                    new ResponsibilityPassed(
                            LocalDate.of(2017, 2, 1),
                            List.of(
                                    to("00565", "00526"),
                                    to("00526", "00565"),
                                    to("00541", "00541"),
                                    new Passing("018", null, List.of("00526", "00541"), "1"))),
                    new ResponsibilityPassed(
                            LocalDate.of(2017, 2, 20), List.of(to("00565", "00589"), to("00589", "00577")))));

    private static Passing to(String from, String to) {
        return new Passing(from, to, List.of(to), "1");
    }

    List<String> unitsOn(LocalDate day) {
        return units.floorEntry(day).getValue();
    }

    /** Who goes on today for the unit that bore the code on that day; what was divided, nobody ({@code unassigned}). */
    public String heir(String code, LocalDate day) {
        var unit = code;
        for (var passed : reorganisations) if (passed.on().isAfter(day)) unit = passed.after(unit);
        return unit.contains("@") ? "unassigned" : unit;
    }

    /** Every code that a row may bear. */
    public List<String> everyCode() {
        var codes = new ArrayList<String>();
        units.values().forEach(codes::addAll);
        return codes.stream().distinct().toList();
    }
}
