package vn.lienthong.contracts.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads RFC 3339 with offset and nothing else: a bare number, also in quotes, is no time. */
final class StrictInstants extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    StrictInstants() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING))
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        var text = parser.getText().strip();
        try {
            if (text.startsWith("+") || text.startsWith("-")) throw new DateTimeException("year has not four digits");
            return Rfc3339.parse(text);
        } catch (DateTimeException malformed) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time with offset (RFC 3339)");
        }
    }
}
