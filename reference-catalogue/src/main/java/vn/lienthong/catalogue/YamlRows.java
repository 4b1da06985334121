package vn.lienthong.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML into rows that know the file and line they stand on. Strict: an unknown key is a fault. */
final class YamlRows {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A row and where it begins, e.g. {@code units/01-ha-noi.yaml:41}. */
    record Row<T>(String place, T value) {}

    private YamlRows() {}

    /** A file that is one mapping. */
    static <T> T one(String file, InputStream content, Class<T> type) {
        try (content) {
            return YAML.readValue(content, type);
        } catch (JsonProcessingException fault) {
            throw unreadable(file, fault);
        } catch (IOException fault) {
            throw new CatalogueFault(List.of(file + ": " + fault.getMessage()));
        }
    }

    /** A file that is a list of mappings. */
    static <T> List<Row<T>> list(String file, InputStream content, Class<T> type) {
        var rows = new ArrayList<Row<T>>();
        try (content;
                var parser = YAML.createParser(content)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) throw new CatalogueFault(List.of(file + ":1: not a list"));
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                var line = parser.currentTokenLocation().getLineNr();
                rows.add(new Row<>(file + ":" + line, YAML.readValue(parser, type)));
            }
            return rows;
        } catch (JsonProcessingException fault) {
            throw unreadable(file, fault);
        } catch (IOException fault) {
            throw new CatalogueFault(List.of(file + ": " + fault.getMessage()));
        }
    }

    private static CatalogueFault unreadable(String file, JsonProcessingException fault) {
        var line = fault.getLocation() == null ? 1 : fault.getLocation().getLineNr();
        return new CatalogueFault(List.of(file + ":" + line + ": " + fault.getOriginalMessage()));
    }
}
