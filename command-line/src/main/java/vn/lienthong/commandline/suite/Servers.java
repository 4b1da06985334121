package vn.lienthong.commandline.suite;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import vn.lienthong.audit.JournalDatabase;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.localstack.LocalKafka;
import vn.lienthong.localstack.LocalPostgres;

/**
 * PostgreSQL and Kafka of a data folder, for whoever needs no services: those of the suite that runs there, else started for as
 * long as this is open.
 */
public final class Servers implements AutoCloseable {
    private static final String SUPERUSER = "postgres";

    private final SuiteSettings settings;
    private final Runnable end;

    private Servers(SuiteSettings settings, Runnable end) {
        this.settings = settings;
        this.end = end;
    }

    /** @throws CommandFailed if no suite was ever started on the folder, or a port is taken */
    public static Servers of(SuiteSettings settings) {
        var folder = settings.folder();
        if (!Files.isDirectory(folder.postgres()))
            throw new CommandFailed("no suite was ever started on " + folder.root() + "; ./lienthong up starts one");
        return run(folder) ? new Servers(settings, () -> {}) : start(settings);
    }

    /** A suite that a demonstration left running is held together by nobody. */
    private static boolean run(DataFolder folder) {
        if (folder.supervisor().isPresent()) return true;
        var running = Arrays.stream(Part.values())
                .filter(part -> folder.process(part).isPresent())
                .toList();
        if (running.isEmpty()) return false;
        if (running.containsAll(List.of(Part.POSTGRES, Part.KAFKA))) return true;
        throw new CommandFailed("a suite runs on %s without PostgreSQL or Kafka; ./lienthong down --data %s stops it"
                .formatted(folder.root(), folder.root()));
    }

    private static Servers start(SuiteSettings settings) {
        var folder = settings.folder();
        folder.claim();
        try {
            Leftovers.of(folder).stop();
            settings.requireFreePorts();
            var postgres = LocalPostgres.start(folder.postgres(), settings.port(Part.POSTGRES));
            var kafka = LocalKafka.start(folder.kafka(), settings.port(Part.KAFKA));
            return new Servers(settings, () -> {
                kafka.stop();
                postgres.stop();
                folder.release();
            });
        } catch (RuntimeException e) {
            Leftovers.of(folder).stop();
            folder.release();
            throw e;
        }
    }

    /** One an owner, as the superuser reads them. */
    public List<JournalDatabase> journals() {
        return Arrays.stream(Owner.values()).map(this::journal).toList();
    }

    private JournalDatabase journal(Owner owner) {
        var url = "jdbc:postgresql://localhost:" + settings.port(Part.POSTGRES) + "/" + owner.code();
        return new JournalDatabase(owner, url, SUPERUSER, SUPERUSER);
    }

    public String kafkaBootstrap() {
        return "localhost:" + settings.port(Part.KAFKA);
    }

    @Override
    public void close() {
        end.run();
    }
}
