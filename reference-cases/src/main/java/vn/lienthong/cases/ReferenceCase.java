package vn.lienthong.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.value.Channel;

/**
 * A real administration over a period, as the press described it, and what the generator makes of it. Days are
 * Vietnamese calendar days, both ends in.
 *
 * @param completeUpTo when each source says it has posted everything
 * @param report the 06a report that shows the case
 * @param channels relative shares of the channels
 * @param figures what the report is held against
 */
public record ReferenceCase(
        String name,
        String title,
        long seed,
        LocalDate from,
        LocalDate to,
        OffsetDateTime completeUpTo,
        Report report,
        Map<Channel, Integer> channels,
        List<Share> shares,
        List<Figure> figures,
        Notices notices) {

    private static final List<String> NAMES = List.of("khai-quang-2019", "gia-lam-2017");
    private static final ObjectMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    /** By what the rows of the report are. */
    public enum By {
        UNIT,
        FIELD
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

    /** The same units and days with one in {@code n} of the dossiers, for tests; the press says nothing of it. */
    public ReferenceCase oneIn(int n) {
        var fewer = shares.stream().map(share -> share.oneIn(n)).toList();
        var overdue =
                fewer.stream().mapToInt(share -> share.late() + share.overdue()).sum();
        return new ReferenceCase(
                name,
                title,
                seed,
                from,
                to,
                completeUpTo,
                report,
                channels,
                fewer,
                List.of(),
                new Notices(overdue, notices.withdrawn()));
    }

    /** The case with the seed it ships with. */
    public GeneratedCase generate() {
        return generate(seed);
    }

    public GeneratedCase generate(long otherSeed) {
        return new CaseGenerator(this, otherSeed).generate();
    }

    static <T> T read(String resource, Class<T> type) {
        try (var content = open(resource)) {
            return YAML.readValue(content, type);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Communes and their weights, in the order of the file. */
    static Map<String, Integer> weights(String resource) {
        try (var content = open(resource)) {
            var weights = new LinkedHashMap<String, Integer>();
            new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .forEach(columns -> weights.put(columns[0], Integer.valueOf(columns[1])));
            return weights;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static InputStream open(String resource) throws IOException {
        var content = ReferenceCase.class.getResourceAsStream(resource);
        if (content == null) throw new IOException("no resource " + resource);
        return content;
    }
}
