package vn.lienthong.reporting.adapter.client;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import vn.lienthong.service.health.ProgressReport;

/** The three services that own facts, asked for their progress. */
@Singleton
public class OtherServices {
    private static final Logger LOG = Logger.getLogger(OtherServices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, ProgressClient> clients = new TreeMap<>();

    OtherServices(
            @ConfigProperty(name = "lienthong.url.intake") URI intake,
            @ConfigProperty(name = "lienthong.url.routing") URI routing,
            @ConfigProperty(name = "lienthong.url.deadline") URI deadline) {
        Map.of("intake", intake, "routing", routing, "deadline", deadline)
                .forEach((name, url) -> clients.put(name, client(url)));
    }

    public Set<String> names() {
        return clients.keySet();
    }

    /** What those say that answer in time. */
    public Uni<List<ProgressReport>> progress() {
        var answers = clients.entrySet().stream()
                .map(client -> ask(client.getKey(), client.getValue()))
                .toList();
        return Uni.join().all(answers).andFailFast().map(all -> all.stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private static Uni<Optional<ProgressReport>> ask(String name, ProgressClient client) {
        return client.now()
                .map(Optional::of)
                .onFailure()
                .invoke(failure -> LOG.debugf("%s does not tell its progress: %s", name, failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static ProgressClient client(URI url) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .build(ProgressClient.class);
    }
}
