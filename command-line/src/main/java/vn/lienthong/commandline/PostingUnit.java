package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.contracts.log.Json;

/** Who may post a whole file: the highest unit above the first one that the file names. */
final class PostingUnit {
    private static final int FIRST_LINES = 1000;
    private static final int DAY = "2017-03-06".length();

    private PostingUnit() {}

    static String of(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.limit(FIRST_LINES)
                    .flatMap(line -> unit(line).stream())
                    .findFirst()
                    .orElseThrow(() -> new CommandFailed("no event of " + file + " names a unit; use --unit CODE"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> unit(String line) {
        try {
            JsonNode event = Json.mapper().readTree(line);
            String code = event.at("/data/unit").asText();
            String time = event.path("time").asText();
            return code.isEmpty() || time.length() < DAY
                    ? Optional.empty()
                    : Optional.of(highest(code, LocalDate.parse(time.substring(0, DAY))));
        } catch (JsonProcessingException | java.time.DateTimeException notAnEvent) {
            // The front door says what is wrong with the line.
            return Optional.empty();
        }
    }

    private static String highest(String code, LocalDate day) {
        Catalogue catalogue = Catalogue.shipped();
        String unit = code;
        for (Optional<Unit> above = catalogue.parent(unit, day);
                above.isPresent();
                above = catalogue.parent(unit, day)) {
            unit = above.get().code();
        }
        return unit;
    }
}
