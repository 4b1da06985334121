package vn.lienthong.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.log.Json;

/** The approved samples: what stands there was agreed on and changes only together with the contract. */
public final class Approved {
    private Approved() {}

    public static byte[] bytes(String name) {
        try (var sample = Approved.class.getResourceAsStream("/approved/" + name + ".json")) {
            if (sample == null) throw new AssertionError("no approved sample " + name);
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        try {
            return Json.mapper().readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sample shows every field of its type, or it would not notice one that changes. */
    public static Set<String> fieldsOf(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    public static Set<String> fieldsOf(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
