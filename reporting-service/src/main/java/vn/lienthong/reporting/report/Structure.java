package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;

/** The units in whose rows a report counts. */
public sealed interface Structure {

    /** Those that were responsible at the earlier of a dossier's close and the report's last day. */
    record Then() implements Structure {}

    /**
     * Today's: those that go on with what the units of then had.
     *
     * @param scope its rows
     * @param then what a report on the units of then covers, if these are all together the same, so that the totals of both
     *     must be equal
     */
    record Now(Bearers bearers, Scope scope, Optional<Scope> then) implements Structure {}

    /** @param unit one that exists today */
    static Now now(Catalogue catalogue, Unit unit, Period period, LocalDate today) {
        var scope = Scope.of(catalogue, unit, new Period(today, today));
        var bearers = Bearers.ofToday(catalogue, scope, today);
        var then = Optional.of(unit)
                .filter(asked -> asked.parents().isEmpty() && period.meets(asked))
                .map(asked -> Scope.of(catalogue, asked, period))
                .filter(covered -> covered.rowOf().keySet().containsAll(bearers.codes(period)));
        return new Now(bearers, scope, then);
    }

    /** As it is written in an address and in an answer. */
    default String text() {
        return switch (this) {
            case Then _ -> "then";
            case Now _ -> "now";
        };
    }
}
