package vn.lienthong.commandline;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.SuiteSettings;

/** {@code post}: files of CloudEvents through the front door. */
@Command(
        name = "post",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Posts NDJSON files, one CloudEvent a line. Interrupted, it goes on where it was.",
        footer = {
            "",
            "Applied: decided and durable. Pending: durable, decided by another service, see",
            "./lienthong status. Exit code: 1 when an event was rejected."
        })
final class PostCommand implements java.util.concurrent.Callable<Integer> {
    @Mixin
    private SuiteOptions suite;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files;

    private Integer rate;

    @Option(
            names = "--unit",
            paramLabel = "CODE",
            description = "Whose system posts; default: the province of the first event's unit.")
    private String unit;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LIENTHONG_TOKEN}",
            description = "A bearer token (LIENTHONG_TOKEN) in place of one of the embedded provider.")
    private String token;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rate", paramLabel = "N", description = "At most N events a second.")
    private void rate(Integer eventsASecond) {
        if (eventsASecond != null && eventsASecond < 1)
            throw new ParameterException(spec.commandLine(), "--rate is at least 1, not " + eventsASecond);
        rate = eventsASecond;
    }

    @Override
    public Integer call() {
        files.forEach(PostCommand::requireReadable);
        SuiteSettings settings = suite.ofLastStart();
        Tally total = Tally.NONE;
        for (Path file : files) {
            total = total.plus(post(file, settings));
        }
        spec.commandLine().getOut().println(total);
        return total.rejected() == 0 ? 0 : 1;
    }

    private Tally post(Path file, SuiteSettings settings) {
        PrintWriter err = spec.commandLine().getErr();
        var posting = new FilePosting(file, settings.folder().posts(), new Front(settings), bearer(file, settings));
        return posting.run(rate, refusal -> err.println("  " + refusal));
    }

    private String bearer(Path file, SuiteSettings settings) {
        if (token != null) {
            return token;
        }
        String poster = unit != null ? unit : PostingUnit.of(file);
        return Front.tokens(settings).mint("source", poster);
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw new CommandFailed("cannot read " + file);
        }
    }
}
