package vn.lienthong.commandline.suite;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import vn.lienthong.localstack.LocalKafka;
import vn.lienthong.localstack.LocalPostgres;

/**
 * PostgreSQL, Kafka and the four services on this machine, started from a built tree and stopped in order. One process
 * holds a data folder's suite; crash tests take parts away and bring them back.
 */
public final class Suite implements AutoCloseable {
    private final SuiteSettings settings;
    private final Phases phases;
    private final Secrets secrets;
    private final Map<Part, ServiceProcess> services = new EnumMap<>(Part.class);
    private LocalPostgres postgres;
    private LocalKafka kafka;
    private volatile boolean stopping;

    private Suite(SuiteSettings settings, Phases phases, Secrets secrets) {
        this.settings = settings;
        this.phases = phases;
        this.secrets = secrets;
    }

    /**
     * Returns when every part is ready; on any failure nothing keeps running. What an earlier run whose supervisor died
     * left on this folder is stopped first.
     *
     * @throws CommandFailed a suite runs there already, a port is taken, the disk is full, a part does not start
     */
    public static Suite start(SuiteSettings settings, Phases phases) {
        settings.folder().claim();
        try {
            Leftovers.of(settings.folder()).stop();
            settings.requireFreePorts();
            Part.services().forEach(Home::program);
            settings.write();
            var suite = new Suite(settings, phases, Secrets.in(settings.folder().secrets()));
            suite.startAll();
            return suite;
        } catch (RuntimeException e) {
            settings.folder().release();
            throw e;
        }
    }

    private void startAll() {
        var interrupted = new Thread(this::stop, "stop what has started");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            inParallel(() -> start(Part.POSTGRES), () -> start(Part.KAFKA));
            inParallel(Part.services().stream()
                    .<Runnable>map(service -> () -> start(service))
                    .toArray(Runnable[]::new));
        } catch (RuntimeException e) {
            stopParts();
            throw e;
        } finally {
            if (!stopping) Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }

    private static void inParallel(Runnable... tasks) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (Runnable task : tasks) {
                running.add(CompletableFuture.runAsync(task, executor));
            }
            running.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Starts a part that does not run, and returns when it is ready. */
    public void start(Part part) {
        long begin = System.nanoTime();
        switch (part) {
            case POSTGRES -> startPostgres();
            case KAFKA -> startKafka();
            case INTAKE, ROUTING, DEADLINE, REPORTING -> startService(part);
        }
        phases.ended(part.label() + " ready", Duration.ofNanos(System.nanoTime() - begin));
    }

    private void startPostgres() {
        var started = LocalPostgres.startUnattended(settings.folder().postgres(), settings.port(Part.POSTGRES));
        synchronized (this) {
            postgres = started;
        }
        Part.services().forEach(service -> started.createDatabase(service.key(), secrets.database()));
    }

    private void startKafka() {
        var started = LocalKafka.startUnattended(
                settings.folder().kafka(),
                settings.port(Part.KAFKA),
                settings.lifetime().options(Part.KAFKA));
        synchronized (this) {
            kafka = started;
        }
    }

    private void startService(Part service) {
        launch(service).awaitReady();
    }

    private synchronized ServiceProcess launch(Part service) {
        if (stopping) {
            throw new CommandFailed("stopped while starting");
        }
        ServiceProcess started = ServiceProcess.start(service, settings, secrets);
        services.put(service, started);
        return started;
    }

    /**
     * Starts one more instance of a service beside the suite's own, on the same database and the same log; returns when
     * it is ready. The suite knows nothing more of it: whoever started it closes it.
     */
    public ServiceProcess startAnother(Part service) {
        var another = ServiceProcess.start(service, settings.beside(service), secrets);
        try {
            another.awaitReady();
            return another;
        } catch (RuntimeException e) {
            another.stop();
            throw e;
        }
    }

    /** SIGKILL, as a crash would. */
    public synchronized void kill(Part part) {
        switch (part) {
            case POSTGRES -> postgres.kill();
            case KAFKA -> kafka.kill();
            case INTAKE, ROUTING, DEADLINE, REPORTING -> services.get(part).kill();
        }
    }

    /** Asks a part to end and waits until it has. */
    public synchronized void stop(Part part) {
        switch (part) {
            case POSTGRES -> stopPostgres();
            case KAFKA -> stopKafka();
            case INTAKE, ROUTING, DEADLINE, REPORTING -> {
                if (services.containsKey(part)) services.get(part).stop();
            }
        }
    }

    private void stopPostgres() {
        if (postgres != null) postgres.stop();
    }

    private void stopKafka() {
        if (kafka != null) kafka.stop();
    }

    /** Fails, naming it, if a part has ended by itself. */
    public void requireAllRunning() {
        for (Part part : Part.values()) {
            if (settings.folder().process(part).isEmpty()) {
                throw new CommandFailed(
                        part.label() + " has ended, see " + settings.folder().log(part));
            }
        }
    }

    /** The process of a part that runs. */
    public ProcessHandle process(Part part) {
        return settings.folder()
                .process(part)
                .orElseThrow(() -> new IllegalStateException(part.label() + " does not run"));
    }

    /** Stops everything, the services before what they stand on. Stopping twice does nothing. */
    public void stop() {
        stopping = true;
        stopParts();
        settings.folder().release();
    }

    private synchronized void stopParts() {
        inParallel(services.values().stream()
                .<Runnable>map(service -> service::stop)
                .toArray(Runnable[]::new));
        inParallel(this::stopKafka, this::stopPostgres);
        // A part that was interrupted while starting is known to its pid file alone.
        Leftovers.of(settings.folder()).stop();
    }

    @Override
    public void close() {
        stop();
    }

    public SuiteSettings settings() {
        return settings;
    }

    public URI url(Part service) {
        return settings.url(service);
    }

    public Secrets secrets() {
        return secrets;
    }

    public Tokens tokens() {
        return new Tokens(secrets);
    }

    /** Of a service's database; the superuser is postgres, password postgres. */
    public String jdbcUrl(Part service) {
        return "jdbc:postgresql://localhost:" + settings.port(Part.POSTGRES) + "/" + service.key();
    }

    public String kafkaBootstrap() {
        return "localhost:" + settings.port(Part.KAFKA);
    }
}
