package vn.lienthong.service.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Writes instants as people here read them, e.g. {@code 2017-03-06T08:15:00+07:00}. */
final class LocalInstants extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    LocalInstants() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Zone.local(instant)));
    }
}
