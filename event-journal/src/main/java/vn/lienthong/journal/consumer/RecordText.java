package vn.lienthong.journal.consumer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;

/** A log record as one JSON text, byte for byte what came from the log inside it. */
final class RecordText {
    private static final ObjectMapper MAPPER = Json.mapper()
            .copy()
            // what was parked before there was reference data to read says nothing of it
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .registerModule(
                    new SimpleModule().addSerializer(new HashAsHex()).addDeserializer(Hash.class, new HexAsHash()));

    private RecordText() {}

    static String write(LogRecord record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + record.id(), e);
        }
    }

    static LogRecord read(String text) {
        try {
            return MAPPER.readValue(text, LogRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a record that was written here", e);
        }
    }

    private static final class HashAsHex extends StdSerializer<Hash> {
        private HashAsHex() {
            super(Hash.class);
        }

        @Override
        public void serialize(Hash hash, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(hash.hex());
        }
    }

    private static final class HexAsHash extends StdDeserializer<Hash> {
        private HexAsHash() {
            super(Hash.class);
        }

        @Override
        public Hash deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Hash.ofHex(in.getText());
        }
    }
}
