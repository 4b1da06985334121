package vn.lienthong.reporting.simplification;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.reporting.report.Report06a.UnitName;
import vn.lienthong.reporting.simplification.SimplificationReport.OfLevel;
import vn.lienthong.reporting.simplification.SimplificationReport.Row;

/** Answers the report on simplification from the dated versions of the catalogue. */
@Singleton
public class Simplification {
    private static final String CONVERSION_VI =
            "1 ngày làm việc = 8 giờ làm việc, 1 ngày = 24 giờ; giải quyết trong ngày"
                    + " ngắn hơn 1 ngày làm việc; ngày, ngày làm việc và tháng không so sánh được với nhau";
    private static final String CONVERSION_EN =
            "1 working day = 8 working hours, 1 day = 24 hours; the same day is shorter"
                    + " than 1 working day; days, working days and months are not comparable";

    private final LiveCatalogue catalogue;

    Simplification(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param from empty to hold the limits of the last day against the first that each procedure had */
    public SimplificationReport report(Unit unit, Optional<LocalDate> from, LocalDate to, boolean english) {
        var levels = levels(unit).stream()
                .map(level -> ofLevel(level, procedures(unit, to), catalogue.now(), from, english))
                .toList();
        return new SimplificationReport(
                SimplificationReport.FORM,
                new UnitName(unit.code(), unit.name()),
                from.orElse(null),
                to,
                english ? CONVERSION_EN : CONVERSION_VI,
                levels);
    }

    /** An agency receives nothing by itself. */
    private static Set<Level> levels(Unit unit) {
        return switch (unit.level()) {
            case PROVINCE -> EnumSet.of(Level.PROVINCE, Level.DISTRICT, Level.WARD);
            case DISTRICT -> EnumSet.of(Level.DISTRICT, Level.WARD);
            case WARD -> EnumSet.of(Level.WARD);
            case AGENCY -> EnumSet.noneOf(Level.class);
        };
    }

    /** Those that the unit or one above or below it has; one of another place is nobody's here. */
    private List<Procedure> procedures(Unit unit, LocalDate to) {
        var known = catalogue.now();
        var parts = known.parts();
        return known.procedures(to).stream()
                .filter(procedure -> !parts.contains(procedure.code()))
                .filter(procedure -> procedure.within() == null
                        || known.within(unit.code(), procedure.within(), to)
                        || known.within(procedure.within(), unit.code(), to))
                .toList();
    }

    private static OfLevel ofLevel(
            Level level, List<Procedure> procedures, Catalogue known, Optional<LocalDate> from, boolean english) {
        var rows = procedures.stream()
                .filter(procedure -> procedure.levels().contains(level))
                .map(procedure -> row(procedure, known.versions(procedure.code()), from, english))
                .toList();
        var shortened = count(rows, Change.SHORTENED);
        return new OfLevel(
                level,
                rows.size(),
                shortened,
                count(rows, Change.LENGTHENED),
                count(rows, Change.UNCHANGED),
                count(rows, Change.NOT_COMPARABLE),
                share(shortened, rows.size(), 0),
                share(shortened, rows.size(), 2),
                rows.stream().filter(row -> row.change() != Change.UNCHANGED).toList());
    }

    private static Row row(Procedure now, List<Procedure> versions, Optional<LocalDate> from, boolean english) {
        var before = before(versions, from);
        var since = since(now, versions);
        return new Row(
                now.code(),
                english ? now.english() : now.name(),
                now.field(),
                Change.of(before.limit(), now.limit()),
                before.limit(),
                now.limit(),
                since.validFrom(),
                since.basis(),
                now.synthetic());
    }

    /** In force before the first day; of a procedure that came later its first version. */
    private static Procedure before(List<Procedure> versions, Optional<LocalDate> from) {
        return from.flatMap(first -> versions.stream()
                        .filter(version -> version.existsAt(first.minusDays(1)))
                        .findFirst())
                .orElseGet(() -> versions.stream()
                        .filter(version ->
                                from.isEmpty() || !version.validFrom().isBefore(from.get()))
                        .findFirst()
                        .orElseGet(versions::getFirst));
    }

    /** The first of the versions on end that have the limit of now. */
    private static Procedure since(Procedure now, List<Procedure> versions) {
        var since = now;
        for (var earlier : versions.subList(0, versions.indexOf(now)).reversed()) {
            if (!Objects.equals(earlier.limit(), now.limit())) break;
            since = earlier;
        }
        return since;
    }

    private static long count(List<Row> rows, Change change) {
        return rows.stream().filter(row -> row.change() == change).count();
    }

    private static BigDecimal share(long shortened, long of, int decimals) {
        return of == 0
                ? null
                : BigDecimal.valueOf(shortened * 100).divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_UP);
    }
}
