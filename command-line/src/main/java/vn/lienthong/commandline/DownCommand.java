package vn.lienthong.commandline;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.DataFolder;
import vn.lienthong.commandline.suite.Leftovers;

/** {@code down}: stops the suite of a data folder, and what a killed one left behind. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Stops the suite in order and returns when no process of it is left.")
final class DownCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    private SuiteOptions suite;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        DataFolder folder = suite.folder();
        boolean ran = folder.supervisor().isPresent();
        folder.supervisor().ifPresent(DownCommand::stop);
        Leftovers leftovers = Leftovers.of(folder);
        leftovers.stop();
        String outcome = ran
                ? "Stopped."
                : leftovers.isEmpty() ? "Nothing runs on " + folder.root() + "." : "Stopped what was left running.";
        spec.commandLine().getOut().println(outcome);
    }

    private static void stop(ProcessHandle supervisor) {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CommandFailed("the suite (pid " + supervisor.pid() + ") does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
