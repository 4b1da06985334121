package vn.lienthong.service.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.arc.All;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.log.Json;

/** The dialect of requests and answers: the suite's strict JSON, texts checked, times with the local offset. */
final class ServiceJson {

    @Produces
    @Singleton
    ObjectMapper mapper(@All List<ObjectMapperCustomizer> customizers) {
        var mapper = Json.mapper().copy();
        customizers.forEach(customizer -> customizer.customize(mapper));
        return adapted(mapper);
    }

    /**
     * The framework's own customizer lets unknown fields pass; the contract does not. And a number with decimals where a
     * whole one is asked for is refused, not cut off.
     */
    private static ObjectMapper adapted(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        return mapper.registerModule(new SimpleModule("lienthong")
                .addDeserializer(String.class, new WellFormedText())
                .addSerializer(Instant.class, new LocalInstants()));
    }
}
