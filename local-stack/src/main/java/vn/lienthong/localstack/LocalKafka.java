package vn.lienthong.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** A real Kafka broker on loopback: one KRaft node in a process of its own, its data in a folder that outlives it. */
public final class LocalKafka implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    /** One node needs no distinct name, and a fixed one lets a folder be formatted again after a half-done format. */
    private static final String CLUSTER_ID = "TGllblRob25nTG9jYWwwMQ";

    /** Formatting is over before optimising would pay. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    private final int port;
    private final JavaProcess process;

    private LocalKafka(int port, JavaProcess process) {
        this.port = port;
        this.process = process;
    }

    /** As {@link #startUnattended}, and stops with this JVM at the latest. */
    public static LocalKafka start(Path data, int port) {
        LocalKafka kafka = startUnattended(data, port, List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop Kafka"));
        return kafka;
    }

    /**
     * Starts on the data in this folder, recovering it when the last run was killed; an empty or missing folder is
     * formatted first. Returns when the broker answers. It runs until it is stopped, even when this JVM ends before.
     *
     * @param port 0 for any free one
     * @param options for {@code java}, besides those for its memory
     */
    public static LocalKafka startUnattended(Path data, int port, List<String> options) {
        int chosen = port == 0 ? Ports.free() : port;
        Path folder = data.toAbsolutePath().normalize();
        Path settings = writeSettings(folder, chosen);
        if (!Files.exists(folder.resolve("log").resolve("meta.properties"))) {
            format(folder, settings);
        }
        var kafka = new LocalKafka(chosen, run(folder, "Kafka", options, "kafka.Kafka", settings.toString()));
        ProcessRecord.of(kafka.handle()).write(record(folder));
        kafka.awaitReady();
        return kafka;
    }

    /** A broker that an earlier run left on this folder. */
    public static Optional<ProcessHandle> leftover(Path data) {
        return ProcessRecord.read(record(data)).flatMap(ProcessRecord::living);
    }

    private static Path record(Path folder) {
        return folder.resolve("kafka.pid");
    }

    private static void format(Path folder, Path settings) {
        String[] arguments = {"format", "-t", CLUSTER_ID, "-c", settings.toString()};
        JavaProcess formatting =
                run(folder, "the format of Kafka's folder", QUICK, "kafka.tools.StorageTool", arguments);
        if (formatting.join() != 0) {
            throw new IllegalStateException("Kafka cannot format its folder, see " + formatting.log());
        }
    }

    private static JavaProcess run(
            Path folder, String name, List<String> options, String mainClass, String... arguments) {
        var command = new ArrayList<>(List.of(
                "-Xmx256m",
                "-Xms64m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n"));
        command.addAll(options);
        command.addAll(List.of("-cp", libraries().resolve("*").toString(), mainClass));
        command.addAll(List.of(arguments));
        return JavaProcess.start(name, command, Map.of(), folder.resolve("kafka.log"));
    }

    /** Where the build put the broker's jars; the system property {@code lienthong.kafka.libs} names another place. */
    private static Path libraries() {
        Path libraries = Path.of(System.getProperty("lienthong.kafka.libs", builtLibraries()));
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException("Kafka's jars are not in " + libraries + ": build local-stack first");
        }
        return libraries;
    }

    private static String builtLibraries() {
        try (InputStream in = LocalKafka.class.getResourceAsStream("kafka.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("libs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path writeSettings(Path folder, int port) {
        int controller = Ports.free();
        String settings = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                # A topic that nobody planned would have the wrong number of partitions and forget its records.
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                log.retention.ms=-1
                log.retention.bytes=-1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                num.recovery.threads.per.data.dir=2
                log.cleaner.dedupe.buffer.size=16777216
                # Flushing is left to the system: acknowledged records survive the death of the broker in the page cache,
                # and what a power failure takes, the journals hold and their relays send again.
                """.formatted(port, controller, folder.resolve("log"));
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("server.properties"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot write to " + folder, e);
        }
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(STARTUP);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.kill();
                throw new IllegalStateException("Kafka does not start, see " + process.log());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean answers() {
        return listens() && hasNode();
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasNode() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrap() {
        return "localhost:" + port;
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.handle();
    }

    /** Hands its partitions back, flushes and ends. Stopping twice does nothing. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL, as a crash would: what was acknowledged must be there after the next start. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }
}
