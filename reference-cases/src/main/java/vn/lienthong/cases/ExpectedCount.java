package vn.lienthong.cases;

import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.stream.Collector;
import java.util.stream.Stream;
import vn.lienthong.contracts.value.Channel;

/** The columns of report 06a counted dossier by dossier, apart from anything the services do. */
public record ExpectedCount(
        int online, int direct, int carriedIn, int early, int onTime, int late, int openInTime, int overdue) {
    public static final ExpectedCount NONE = new ExpectedCount(0, 0, 0, 0, 0, 0, 0, 0);

    /** Over the days {@code from} to {@code to}, both in. */
    public static ExpectedCount of(Stream<Expected> dossiers, LocalDate from, LocalDate to) {
        return dossiers.collect(over(from, to));
    }

    static Collector<Expected, ?, ExpectedCount> over(LocalDate from, LocalDate to) {
        return filtering(
                dossier -> concerns(dossier, from, to),
                mapping(dossier -> one(dossier, from, to), reducing(NONE, ExpectedCount::plus)));
    }

    /** What a row of a report says, to be held against the count. */
    public static ExpectedCount reported(JsonNode row) {
        return new ExpectedCount(
                row.at("/received/online").asInt(),
                row.at("/received/direct").asInt(),
                row.at("/received/carriedIn").asInt(),
                row.at("/resolved/early").asInt(),
                row.at("/resolved/onTime").asInt(),
                row.at("/resolved/late").asInt(),
                row.at("/open/inTime").asInt(),
                row.at("/open/overdue").asInt());
    }

    public int received() {
        return online + direct + carriedIn;
    }

    public int resolved() {
        return early + onTime + late;
    }

    public int open() {
        return openInTime + overdue;
    }

    private static boolean concerns(Expected dossier, LocalDate from, LocalDate to) {
        return !dossier.reception().isAfter(to)
                && (dossier.closing() == null || !dossier.closing().isBefore(from));
    }

    private static ExpectedCount one(Expected dossier, LocalDate from, LocalDate to) {
        var before = dossier.reception().isBefore(from);
        var online = dossier.channel() == Channel.ONLINE;
        var closed = dossier.closing() != null && !dossier.closing().isAfter(to);
        var day = closed ? dossier.closing() : to;
        var afterDue = day.compareTo(dossier.due());
        return new ExpectedCount(
                oneIf(!before && online),
                oneIf(!before && !online),
                oneIf(before),
                oneIf(closed && afterDue < 0),
                oneIf(closed && afterDue == 0),
                oneIf(closed && afterDue > 0),
                oneIf(!closed && afterDue <= 0),
                oneIf(!closed && afterDue > 0));
    }

    private ExpectedCount plus(ExpectedCount other) {
        return new ExpectedCount(
                online + other.online,
                direct + other.direct,
                carriedIn + other.carriedIn,
                early + other.early,
                onTime + other.onTime,
                late + other.late,
                openInTime + other.openInTime,
                overdue + other.overdue);
    }

    private static int oneIf(boolean condition) {
        return condition ? 1 : 0;
    }
}
