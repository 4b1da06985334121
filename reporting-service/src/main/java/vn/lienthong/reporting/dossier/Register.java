package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.report.Snapshot;

/**
 * The register of a unit (sổ theo dõi hồ sơ): what it received in a year, numbered in order of reception, as known now or
 * at a recorded time. Codes and times of a year are held at once, dossiers only page by page.
 */
@Singleton
public class Register {
    private static final int PAGE = 200;

    /** Those whose reception reads today as it read then: nothing of them was ever corrected. */
    private static final String UNAMENDED = """
            select d.code, d.received_at from dossier d
            where d.unit = $1 and d.received_at >= $2 and d.received_at < $3
              and exists (select from fact f where f.dossier = d.code and f.type = 'dossier.received.v1'
                          and f.recorded_at <= $4)
              and not exists (select from fact f where f.dossier = d.code
                              and f.type in ('dossier.fact-corrected.v1', 'dossier.fact-annulled.v1'))
            """;

    private static final String AMENDED = """
            select distinct f.dossier from fact f join dossier d on d.code = f.dossier
            where f.type in ('dossier.fact-corrected.v1', 'dossier.fact-annulled.v1') and $1 = any(d.units)
            """;

    private final Snapshot snapshot;
    private final DossierReader reader;

    Register(Snapshot snapshot, DossierReader reader) {
        this.snapshot = snapshot;
        this.reader = reader;
    }

    /** A line to be: the number stands, whatever becomes of the dossier. */
    public record Entry(int number, String code, Instant receivedAt) {}

    /** A line with the dossier as it was known. */
    public record Line(Entry entry, Reading reading) {}

    private record Received(String code, Instant at) {
        static Received of(DossierView view) {
            return new Received(view.code(), view.receivedAt());
        }
    }

    /**
     * Of the days from first to last.
     *
     * @param opened the day from which lines are numbered
     */
    public Uni<List<Entry>> entries(
            String unit, LocalDate opened, LocalDate from, LocalDate to, Optional<Instant> asOf) {
        var year = BusinessDay.start(opened);
        var end = BusinessDay.start(to.plusDays(1));
        return snapshot.read(tx -> unamended(tx, unit, year, end, asOf)
                        .chain(known -> amended(tx, unit).map(codes -> Map.entry(known, codes))))
                .chain(found -> receptions(found.getValue(), asOf, view -> isReceived(view, unit, year, end))
                        .map(amended -> Stream.concat(found.getKey().stream(), amended.stream())))
                .map(received -> numbered(received, BusinessDay.start(from)));
    }

    /** How those read then. */
    private Uni<List<Received>> receptions(
            List<String> amended, Optional<Instant> asOf, Predicate<DossierView> isMeant) {
        return Multi.createFrom()
                .iterable(pages(amended))
                .onItem()
                .transformToUniAndConcatenate(page -> reader.readAll(page, asOf))
                .onItem()
                .transformToIterable(Map::values)
                .map(reading -> DossierView.of(reading.dossier()))
                .filter(isMeant)
                .map(Received::of)
                .collect()
                .asList();
    }

    private static boolean isReceived(DossierView view, String unit, Instant from, Instant end) {
        return unit.equals(view.unit())
                && view.receivedAt() != null
                && !view.receivedAt().isBefore(from)
                && view.receivedAt().isBefore(end);
    }

    /** With their dossiers, page after page, so that a year's register needs no more memory than a page. */
    public Multi<List<Line>> lines(List<Entry> entries, Optional<Instant> asOf) {
        return Multi.createFrom().iterable(pages(entries)).onItem().transformToUniAndConcatenate(page -> reader.readAll(
                        codes(page), asOf)
                .map(read -> page.stream()
                        .filter(entry -> read.containsKey(entry.code()))
                        .map(entry -> new Line(entry, read.get(entry.code())))
                        .toList()));
    }

    private static Uni<List<Received>> unamended(
            SqlConnection tx, String unit, Instant from, Instant end, Optional<Instant> asOf) {
        var values = Tuple.of(
                unit,
                from.atOffset(ZoneOffset.UTC),
                end.atOffset(ZoneOffset.UTC),
                asOf.orElse(DossierReader.WITHOUT_LIMIT).atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(UNAMENDED).execute(values).map(rows -> {
            var received = new ArrayList<Received>(rows.size());
            rows.forEach(row -> received.add(
                    new Received(row.getString(0), row.getOffsetDateTime(1).toInstant())));
            return received;
        });
    }

    private static Uni<List<String>> amended(SqlConnection tx, String unit) {
        return tx.preparedQuery(AMENDED).execute(Tuple.of(unit)).map(rows -> {
            var codes = new ArrayList<String>();
            rows.forEach(row -> codes.add(row.getString(0)));
            return codes;
        });
    }

    private static List<Entry> numbered(Stream<Received> received, Instant from) {
        var entries = new ArrayList<Entry>();
        received.sorted(Comparator.comparing(Received::at).thenComparing(Received::code))
                .forEach(each -> entries.add(new Entry(entries.size() + 1, each.code(), each.at())));
        return entries.stream()
                .filter(entry -> !entry.receivedAt().isBefore(from))
                .toList();
    }

    private static <T> List<List<T>> pages(List<T> entries) {
        var pages = new ArrayList<List<T>>();
        for (int at = 0; at < entries.size(); at += PAGE)
            pages.add(entries.subList(at, Math.min(at + PAGE, entries.size())));
        return pages;
    }

    private static List<String> codes(List<Entry> entries) {
        return entries.stream().map(Entry::code).toList();
    }
}
