package vn.lienthong.commandline;

import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code ./lienthong}: commands of this module and those that other modules offer as {@link Subcommand}. */
@Command(
        name = "lienthong",
        mixinStandardHelpOptions = true,
        version = "Liên Thông 0.1.0",
        description =
                "One-stop procedures, event-sourced: every published figure adds up and can be proved from the log.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "  test    Runs all tests and counts them.", "", "Every command has --help."},
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            PostCommand.class,
            ReportCommand.class,
            ReplayCommand.class,
            QuarantineCommand.class,
            EraseCommand.class,
            ReceiptCommand.class
        })
public final class Main {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        // What the libraries inside have to tell is not what people asked for; the parts keep logs of their own.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        ServiceLoader.load(Subcommand.class).forEach(line::addSubcommand);
        line.setExecutionExceptionHandler(Main::failed);
        line.setParameterExceptionHandler(Main::misused);
        return line;
    }

    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        line.getErr().println("lienthong: " + Failures.oneLine(failure));
        if (System.getenv("LIENTHONG_TRACE") != null) {
            failure.printStackTrace(line.getErr());
        }
        return FAILED;
    }

    private static int misused(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        String message = failure.getMessage().lines().findFirst().orElse("wrong use");
        String help = line.getCommandSpec().qualifiedName() + " --help";
        line.getErr().println("lienthong: " + message + " (see ./" + help + ")");
        return WRONG_USE;
    }
}
