package vn.lienthong.commandline.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.localstack.JavaProcess;
import vn.lienthong.localstack.ProcessRecord;

/** One service in a process of its own. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Part service;
    private final URI url;
    private final JavaProcess process;

    private ServiceProcess(Part service, URI url, JavaProcess process) {
        this.service = service;
        this.url = url;
        this.process = process;
    }

    static ServiceProcess start(Part service, SuiteSettings settings, Secrets secrets) {
        var program = Home.program(service);
        var arguments = new ArrayList<>(memory(service));
        arguments.addAll(settings.lifetime().options(service));
        arguments.addAll(List.of(
                "-XX:AOTCache=" + program.resolveSibling("app.aot"),
                "-Xlog:aot=off,cds=off", // a cache that does not fit is passed over, without lines that are no JSON
                "-jar",
                program.toString()));
        DataFolder folder = settings.folder();
        var process = JavaProcess.start(
                service.label(), arguments, environment(service, settings, secrets), folder.log(service));
        ProcessRecord.of(process.handle()).write(folder.record(service));
        return new ServiceProcess(service, settings.url(service), process);
    }

    /**
     * Half of the heap is for young objects: what a batch of the log loads lives as long as the batch, and moved to the
     * old ones it would be collected with all of them.
     */
    private static List<String> memory(Part service) {
        return List.of(
                "-Xmx" + service.heapMegabytes() + "m",
                "-Xmn" + service.heapMegabytes() / 2 + "m",
                "-XX:MetaspaceSize=160m", // as much as a start needs, or it collects everything twice on its way there
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError");
    }

    private static Map<String, String> environment(Part service, SuiteSettings settings, Secrets secrets) {
        var variables = new HashMap<String, String>();
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(settings.port(service)));
        variables.put("LIENTHONG_POSTGRES", "localhost:" + settings.port(Part.POSTGRES));
        variables.put("LIENTHONG_KAFKA", "localhost:" + settings.port(Part.KAFKA));
        variables.put("LIENTHONG_DB_PASSWORD", secrets.database());
        variables.put("LIENTHONG_SECRET", secrets.suite());
        variables.put("LIENTHONG_SIGNING_KEY", secrets.signingKey());
        variables.put("LIENTHONG_TOKEN_KEY", secrets.tokenPublicKey());
        for (Part other : Part.services()) {
            variables.put(
                    "LIENTHONG_" + other.name() + "_URL", settings.url(other).toString());
        }
        if (service == Part.REPORTING) {
            variables.put("LIENTHONG_CHECKPOINT_KEY", secrets.checkpointKey());
            variables.put(
                    "LIENTHONG_CHECKPOINTS", settings.folder().checkpoints().toString());
        }
        variables.putAll(settings.environment());
        return variables;
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    ProcessHandle handle() {
        return process.handle();
    }

    void awaitReady() {
        Instant deadline = Instant.now().plus(STARTUP);
        while (!ready(url)) {
            if (!process.isAlive()) {
                throw new CommandFailed(service.label() + " ended while starting: " + lastWords());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CommandFailed(service.label() + " is not ready after " + STARTUP.toMinutes()
                        + " minutes, see " + process.log());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Whether a service that answers at this address says that it is ready for work. */
    static boolean ready(URI url) {
        try (var client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            var request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                    .timeout(ANSWER)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String lastWords() {
        return LastWords.in(process.log()).orElse("it left no error") + " (see " + process.log() + ")";
    }

    void stop() {
        process.stop();
    }

    /** Asks it to end and waits until it has. */
    @Override
    public void close() {
        stop();
    }

    void kill() {
        process.kill();
    }
}
