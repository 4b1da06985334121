package vn.lienthong.reporting.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.reporting.indicators.IndicatorsReport.Indicator;
import vn.lienthong.reporting.indicators.IndicatorsReport.ResolutionTime;

/** Reckons the indicators from what each dossier brings. */
record IndicatorFigures(List<Weighed> dossiers) {

    List<Indicator> indicators(boolean english) {
        return Arrays.stream(Kind.values())
                .map(kind -> indicator(kind, english))
                .toList();
    }

    private Indicator indicator(Kind kind, boolean english) {
        return switch (kind) {
            case ON_TIME -> Indicator.of(kind, onTime(), handled(), english);
            case ONLINE -> Indicator.of(kind, receivedBy(Channel.ONLINE), received(), english);
            case DIRECT -> Indicator.of(kind, receivedBy(Channel.DIRECT), received(), english);
            case POST -> Indicator.of(kind, receivedBy(Channel.POST), received(), english);
            case SATISFACTION -> Indicator.of(kind, onTime() - complained(), handled(), english);
        };
    }

    long received() {
        return dossiers.stream().filter(each -> each.receivedBy() != null).count();
    }

    private long receivedBy(Channel channel) {
        return dossiers.stream().filter(each -> each.receivedBy() == channel).count();
    }

    private long handled() {
        return dossiers.stream().filter(each -> each.reckoned() != null).count();
    }

    private long onTime() {
        return dossiers.stream()
                .filter(each -> each.reckoned() != null && each.reckoned().onTime())
                .count();
    }

    private long complained() {
        return dossiers.stream()
                .filter(each -> each.reckoned() != null && each.complained())
                .count();
    }

    /** By procedure and, where the unit of its limit has changed, by unit. */
    List<ResolutionTime> resolutionTimes(UnaryOperator<String> nameOf) {
        var byProcedure = dossiers.stream()
                .map(Weighed::taken)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        TimeTaken::procedure,
                        TreeMap::new,
                        Collectors.groupingBy(TimeTaken::unit, TreeMap::new, Collectors.toList())));
        return byProcedure.entrySet().stream()
                .flatMap(procedure -> procedure.getValue().entrySet().stream()
                        .map(unit -> resolutionTime(
                                procedure.getKey(), nameOf.apply(procedure.getKey()), unit.getKey(), unit.getValue())))
                .toList();
    }

    private static ResolutionTime resolutionTime(String procedure, String name, LimitUnit unit, List<TimeTaken> taken) {
        var total = taken.stream().map(TimeTaken::time).reduce(Duration.ZERO, Duration::plus);
        return new ResolutionTime(
                procedure, name, taken.size(), in(unit, total, 1), in(unit, total, taken.size()), unit);
    }

    /** A part of that time in the unit. */
    private static BigDecimal in(LimitUnit unit, Duration time, long parts) {
        var one = TimeTaken.one(unit).toSeconds() * parts;
        return BigDecimal.valueOf(time.toSeconds()).divide(BigDecimal.valueOf(one), 2, RoundingMode.HALF_UP);
    }
}
