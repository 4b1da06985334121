package vn.lienthong.contracts.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;

/** Writes a time as it is hashed elsewhere in a record. */
final class PlainInstants extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    PlainInstants() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator to, SerializerProvider provider) throws IOException {
        to.writeString(Rfc3339.text(time));
    }
}
