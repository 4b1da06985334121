package vn.lienthong.reporting.feedback;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.dossier.Cursor;
import vn.lienthong.reporting.dossier.DossierReader;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.dossier.FeedbackGiven;
import vn.lienthong.reporting.dossier.Names;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.LogStanding;
import vn.lienthong.reporting.report.Snapshot;

/**
 * What was said of the handling of dossiers, in order of time. Few dossiers have feedback: these are found by an index and
 * folded again for each answer, so that agency, officer and finding are what the facts say by now.
 */
@Singleton
public class FeedbackList {
    private static final int AT_ONCE = 200;

    /** Times are those recorded: of a dossier with corrections its fold says which hold. */
    private static final String DOSSIERS = """
            select distinct f.dossier from fact f join dossier d on d.code = f.dossier
            where f.type = 'dossier.feedback.v1'
              and ($1::text[] is null or d.units && $1) and ($2::text[] is null or d.units && $2)
              and (f.time >= coalesce($3::timestamptz, '-infinity') and f.time < coalesce($4::timestamptz, 'infinity')
                or exists (select from fact a where a.dossier = f.dossier
                           and a.type in ('dossier.fact-corrected.v1', 'dossier.fact-annulled.v1')))
            """;

    private static final Comparator<FeedbackLine> ORDER =
            Comparator.comparing(FeedbackLine::at).thenComparing(FeedbackLine::feedback);

    private final Snapshot snapshot;
    private final LogStanding log;
    private final DossierReader reader;
    private final Names names;

    FeedbackList(Snapshot snapshot, LogStanding log, DossierReader reader, Names names) {
        this.snapshot = snapshot;
        this.log = log;
        this.reader = reader;
        this.names = names;
    }

    /** Of all pages. */
    public record Counts(
            long total, long answered, long confirmed, long unfounded, long open, Map<FeedbackKind, Long> byKind) {
        static Counts of(List<FeedbackLine> lines) {
            var byKind = new EnumMap<FeedbackKind, Long>(FeedbackKind.class);
            for (var kind : FeedbackKind.values()) byKind.put(kind, count(lines, line -> line.kind() == kind));
            return new Counts(
                    lines.size(),
                    count(lines, FeedbackLine::answered),
                    count(lines, line -> line.finding() == Finding.CONFIRMED),
                    count(lines, line -> line.finding() == Finding.UNFOUNDED),
                    count(lines, line -> !line.answered()),
                    byKind);
        }

        private static long count(List<FeedbackLine> lines, Predicate<FeedbackLine> isMeant) {
            return lines.stream().filter(isMeant).count();
        }
    }

    /** @param next the cursor of the next page, or {@code null} on the last */
    @Schema(name = "FeedbackPage")
    public record Page(List<FeedbackLine> feedback, Counts counts, String next, Map<Integer, Long> logPosition) {}

    private record Found(List<String> dossiers, Map<Integer, Long> position) {}

    public Uni<Page> page(FeedbackFilter filter, Optional<Cursor> after, int limit) {
        return snapshot.read(tx -> find(tx, filter)).chain(found -> lines(found.dossiers(), filter)
                .map(lines -> page(lines, after, limit, found.position())));
    }

    private Uni<Found> find(SqlConnection tx, FeedbackFilter filter) {
        var values = Tuple.of(array(filter.readable()), array(filter.units()), time(filter.from()), time(filter.to()));
        return tx.preparedQuery(DOSSIERS).execute(values).chain(rows -> {
            var dossiers = new ArrayList<String>();
            rows.forEach(row -> dossiers.add(row.getString(0)));
            return log.position(tx, new AsKnown.Now()).map(position -> new Found(dossiers, position));
        });
    }

    private Uni<List<FeedbackLine>> lines(List<String> dossiers, FeedbackFilter filter) {
        return Multi.createFrom()
                .iterable(dossiers)
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(codes -> reader.readAll(codes, Optional.empty()))
                .onItem()
                .transformToIterable(Map::values)
                .onItem()
                .transformToIterable(reading -> of(reading, filter).toList())
                .collect()
                .asList()
                .map(lines -> lines.stream().sorted(ORDER).toList());
    }

    private Stream<FeedbackLine> of(Reading reading, FeedbackFilter filter) {
        var view = DossierView.of(reading.dossier());
        return FeedbackGiven.of(reading.dossier().history()).stream()
                .filter(given -> filter.includes(view, given))
                .map(given -> line(view.code(), given));
    }

    private FeedbackLine line(String dossier, FeedbackGiven given) {
        return new FeedbackLine(
                dossier,
                given.id(),
                given.kind(),
                given.at(),
                names.unit(given.unit(), given.at()),
                given.officer(),
                given.byCitizen(),
                given.isAnswered(),
                given.finding(),
                given.answeredOn());
    }

    private static Page page(List<FeedbackLine> lines, Optional<Cursor> after, int limit, Map<Integer, Long> position) {
        var rest = lines.stream().filter(line -> after.isEmpty() || isBehind(line, after.get()));
        var found = rest.limit(limit + 1L).toList();
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        var next = more ? cursorOf(shown.getLast()).toString() : null;
        return new Page(shown, Counts.of(lines), next, position);
    }

    private static Cursor cursorOf(FeedbackLine line) {
        return new Cursor(Optional.of(line.at()), line.feedback());
    }

    private static boolean isBehind(FeedbackLine line, Cursor cursor) {
        var last = cursor.key().orElse(Instant.MIN);
        return line.at().isAfter(last)
                || line.at().equals(last) && line.feedback().compareTo(cursor.code()) > 0;
    }

    private static String[] array(Optional<List<String>> units) {
        return units.map(list -> list.toArray(String[]::new)).orElse(null);
    }

    private static OffsetDateTime time(Optional<Instant> time) {
        return time.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
