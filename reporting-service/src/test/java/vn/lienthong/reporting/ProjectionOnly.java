package vn.lienthong.reporting;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service without journal, relay and consumer: the test hands records to the projection itself. */
public class ProjectionOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("lienthong.log.enabled", "false");
    }
}
