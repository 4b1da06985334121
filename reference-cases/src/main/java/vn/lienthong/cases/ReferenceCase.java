package vn.lienthong.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import vn.lienthong.cases.Question.By;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.ReferenceState;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.value.Channel;

/**
 * A real administration over a period, as the press described it, and what the generator makes of it. Days are
 * Vietnamese calendar days, both ends in.
 *
 * @param completeUpTo when each source says it has posted everything
 * @param usualScale the part of the dossiers that is made where nobody asks for another; all where {@code null}
 * @param report the 06a report that shows the case
 * @param channels relative shares of the channels, where they are the same all the time
 * @param stretches of the period, where they are not; they cover all of it
 * @param slips whether the date on the appointment slip is posted with the reception
 * @param callsOneIn of how many dossiers one is spoken of on the hot-line (đường dây nóng); none where {@code null}
 * @param reference what is posted before the dossiers, in this order
 * @param figures what the report is held against
 * @param signers who signs, where the case is about that
 * @param published the table that was printed, or {@code null} where there was none
 */
public record ReferenceCase(
        String name,
        String title,
        long seed,
        LocalDate from,
        LocalDate to,
        OffsetDateTime completeUpTo,
        BigDecimal usualScale,
        Report report,
        Map<Channel, Integer> channels,
        List<Stretch> stretches,
        boolean slips,
        Integer callsOneIn,
        List<ReferenceFile> reference,
        List<Share> shares,
        List<Figure> figures,
        List<Signer> signers,
        Published published,
        Notices notices) {

    private static final List<String> NAMES =
            List.of("khai-quang-2019", "gia-lam-2017", "ninh-binh-2015", "long-bien-2023", "ha-dong-2018");
    private static final ObjectMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    public ReferenceCase {
        usualScale = usualScale == null ? BigDecimal.ONE : usualScale;
        stretches = stretches == null ? List.of(new Stretch(from, to, 1, channels, null)) : stretches;
        reference = reference == null ? List.of() : reference;
        signers = signers == null ? List.of() : signers;
    }

    public record Report(String unit, By by) {}

    /** How many notices the log holds once the case is loaded. */
    public record Notices(int overdue, int withdrawn) {}

    /** The names of the cases that can be made. */
    public static List<String> names() {
        return NAMES;
    }

    public static Optional<ReferenceCase> named(String name) {
        if (!NAMES.contains(name)) return Optional.empty();
        return Optional.of(read(name + ".yaml", ReferenceCase.class));
    }

    /** The same units and days with that part of the dossiers, of each kind one at least; the press says nothing of it. */
    public ReferenceCase scaled(BigDecimal scale) {
        if (scale.compareTo(BigDecimal.ONE) == 0) return this;
        var scaled = shares.stream().map(share -> share.scaled(scale)).toList();
        var overdue = scaled.stream()
                .mapToInt(share -> share.late() + share.overdue())
                .sum();
        return new ReferenceCase(
                name,
                title + ", × " + scale.toPlainString(),
                seed,
                from,
                to,
                completeUpTo,
                scale,
                report,
                channels,
                stretches,
                slips,
                callsOneIn,
                reference,
                scaled,
                figures.stream().map(Figure::uncounted).toList(),
                signers.stream().map(Signer::uncounted).toList(),
                published == null ? null : published.withoutLedger(),
                new Notices(overdue, notices.withdrawn()));
    }

    /** The case with the seed it ships with, in memory. */
    public GeneratedCase generate() {
        return generate(seed);
    }

    public GeneratedCase generate(long otherSeed) {
        return GeneratedCase.of(this, otherSeed);
    }

    /** The reports that show the case; several where another unit took the code over on the way. */
    public List<Question> questions() {
        return questions(from, to, report.by());
    }

    /** The reports that show a figure. */
    public List<Question> questions(Figure figure) {
        return questions(
                Objects.requireNonNullElse(figure.from(), from),
                Objects.requireNonNullElse(figure.to(), to),
                Objects.requireNonNullElse(figure.by(), report.by()));
    }

    private List<Question> questions(LocalDate begin, LocalDate end, By by) {
        return Catalogue.shipped().generations(report.unit()).stream()
                .filter(unit -> !unit.validFrom().isAfter(end))
                .filter(unit -> unit.validTo() == null || unit.validTo().isAfter(begin))
                .map(unit -> new Question(report.unit(), later(begin, unit.validFrom()), lastDay(unit, end), by))
                .toList();
    }

    private static LocalDate lastDay(Unit unit, LocalDate end) {
        return unit.existsAt(end) ? end : unit.validTo().minusDays(1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Code of the province that the case's unit belongs to. */
    public String province() {
        var unit = report.unit();
        for (var above = Catalogue.shipped().parent(unit, from); above.isPresent(); ) {
            unit = above.get().code();
            above = Catalogue.shipped().parent(unit, from);
        }
        return unit;
    }

    /** The shipped catalogue, and what is posted before the dossiers. */
    Catalogue catalogue() {
        var known = ReferenceState.shipped();
        for (var file : reference) known = file.addTo(known);
        return known.catalogue();
    }

    /** Codes of the units whose systems post, in order. */
    SequencedSet<String> units() {
        var units = new TreeSet<String>();
        shares.forEach(share -> units.addAll(share.units()));
        return units;
    }

    /** How each system is called, by the code of its unit. */
    Map<String, String> systems() {
        var slugs = new Slugs();
        var names = new LinkedHashMap<String, String>();
        for (var unit : units())
            names.put(
                    unit,
                    slugs.of(Catalogue.shipped().unit(unit, from).orElseThrow().name()));
        return names;
    }

    static <T> T read(String resource, Class<T> type) {
        try {
            return YAML.readValue(bytes(resource), type);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Communes and their weights, in the order of the file. */
    static Map<String, Integer> weights(String resource) {
        var weights = new LinkedHashMap<String, Integer>();
        new String(bytes(resource), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 2))
                .forEach(columns -> weights.put(columns[0], Integer.valueOf(columns[1])));
        return weights;
    }

    static byte[] bytes(String resource) {
        try (var content = ReferenceCase.class.getResourceAsStream(resource)) {
            if (content == null) throw new IOException("no resource " + resource);
            return content.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
