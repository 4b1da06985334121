package vn.lienthong.commandline.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of an earlier run whose supervisor was killed. Known by their pid files, so nobody else's are touched. */
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<Part, ProcessHandle> processes;

    private Leftovers(Map<Part, ProcessHandle> processes) {
        this.processes = processes;
    }

    public static Leftovers of(DataFolder folder) {
        var found = new EnumMap<Part, ProcessHandle>(Part.class);
        for (Part part : Part.values()) {
            folder.process(part).ifPresent(process -> found.put(part, process));
        }
        return new Leftovers(found);
    }

    public boolean isEmpty() {
        return processes.isEmpty();
    }

    /** Ends them, services first. */
    public void stop() {
        var lastStartedFirst = new java.util.ArrayList<>(processes.keySet());
        Collections.reverse(lastStartedFirst);
        lastStartedFirst.forEach(part -> end(part, processes.get(part)));
    }

    private static void end(Part part, ProcessHandle process) {
        askToEnd(part, process);
        if (!ended(process)) {
            process.destroyForcibly();
            if (!ended(process)) {
                throw new CommandFailed(part.label() + " of an earlier run (pid " + process.pid() + ") does not end");
            }
        }
    }

    private static void askToEnd(Part part, ProcessHandle process) {
        if (part != Part.POSTGRES) {
            process.destroy();
            return;
        }
        // On SIGTERM PostgreSQL waits for its clients for ever; SIGINT ends their sessions.
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
