package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.service.problem.BodyPlaces;
import vn.lienthong.service.problem.ProblemException;

/** Cuts a JSON array into its elements, each as it was written. */
final class Batches {
    static final int MOST = 10_000;

    private Batches() {}

    /** @throws ProblemException 400 if the whole is no JSON array, 413 if it has too many elements */
    static List<byte[]> elements(byte[] body) {
        try (var parser = Json.mapper().getFactory().createParser(body)) {
            parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (parser.nextToken() != JsonToken.START_ARRAY) throw ProblemException.of(400, "no-batch");
            var elements = new ArrayList<byte[]>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == MOST) throw ProblemException.of(413, "batch-too-large", MOST);
                elements.add(element(body, parser));
            }
            if (parser.nextToken() != null) throw ProblemException.of(400, "no-batch");
            return elements;
        } catch (JsonProcessingException malformed) {
            throw BodyPlaces.refusal(malformed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] element(byte[] body, JsonParser parser) throws IOException {
        var from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return Arrays.copyOfRange(body, from, (int) parser.currentLocation().getByteOffset());
    }
}
