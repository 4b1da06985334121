package vn.lienthong.commandline.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.lienthong.contracts.log.Json;

/** Why a service ended: the cause behind the last error in its log. */
final class LastWords {
    private LastWords() {}

    static Optional<String> in(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("\"level\":\"ERROR\""))
                    .reduce((earlier, later) -> later)
                    .map(LastWords::cause);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cause(String line) {
        try {
            JsonNode record = Json.mapper().readTree(line);
            JsonNode deepest = deepest(record.path("exception"));
            String type = deepest.path("exceptionType").asText();
            String message =
                    deepest.path("message").asText(record.path("message").asText());
            return type.isEmpty() ? message : type.substring(type.lastIndexOf('.') + 1) + ": " + message;
        } catch (JsonProcessingException e) {
            return line;
        }
    }

    private static JsonNode deepest(JsonNode exception) {
        JsonNode cause = exception;
        while (cause.has("causedBy")) {
            cause = cause.path("causedBy").path("exception");
        }
        return cause;
    }
}
