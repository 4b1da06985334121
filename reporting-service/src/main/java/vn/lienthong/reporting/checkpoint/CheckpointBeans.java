package vn.lienthong.reporting.checkpoint;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.proof.SigningKey;

/** Makes what makes checkpoints from configuration. */
final class CheckpointBeans {
    private CheckpointBeans() {}

    @Produces
    @Singleton
    static Checkpoints checkpoints(
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "lienthong.checkpoints.folder") Optional<Path> folder,
            @ConfigProperty(name = "lienthong.checkpoints.origin") String origin,
            @ConfigProperty(name = "lienthong.checkpoints.key") Optional<String> key,
            InstantSource clock) {
        return new Checkpoints(
                database,
                new GrowsTrees(new KafkaLog(bootstrap)),
                new PublishedCheckpoints(bootstrap, folder),
                SigningKey.parse(
                        origin,
                        key.orElseThrow(() -> new IllegalStateException("LIENTHONG_CHECKPOINT_KEY is not set"))),
                clock);
    }

    @Produces
    @Singleton
    static Proofs proofs(Checkpoints checkpoints) {
        return new Proofs(checkpoints);
    }
}
