package vn.lienthong.commandline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.RunningServers;
import vn.lienthong.audit.Sources;
import vn.lienthong.audit.Verifier;
import vn.lienthong.audit.Verifier.Outcome;
import vn.lienthong.audit.export.ExportedLog;
import vn.lienthong.commandline.Subcommand;
import vn.lienthong.commandline.SuiteOptions;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Secrets;
import vn.lienthong.commandline.suite.Servers;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.PublicKey;
import vn.lienthong.proof.SigningKey;

/** {@code verify}: whether journals and log are whole and say the same. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Recomputes the chains of journals and log, holds both against each other and against the signed"
                + " checkpoints, and names what is missing, doubled, altered, moved, cut off or written anew.",
        footer = {"", "Exit code: 0 when all is whole, 1 when something was found, 2 when it could not be verified."})
public final class VerifyCommand implements Callable<Integer>, Subcommand {
    private static final int WHOLE = 0;
    private static final int FOUND = 1;
    private static final int NOT_VERIFIED = 2;
    private static final String ORIGIN = "lienthong";

    @Mixin
    private SuiteOptions suite;

    @Option(names = "--export", paramLabel = "DIR", description = "Verifies this export, without any server.")
    private Path export;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "Where signed checkpoints were kept; default: checkpoints in the data folder, and of an export"
                            + " its newest, if the key is named.")
    private Path checkpoints;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The log's public key or a file that holds it; default: that of the data folder's suite.")
    private String key;

    @Option(names = "--json", description = "Prints the outcome as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            var outcome = verified();
            if (json) printJson(outcome);
            else print(outcome);
            return outcome.findings().isEmpty() ? WHOLE : FOUND;
        } catch (RuntimeException e) {
            spec.commandLine().getErr().println("lienthong: cannot verify: " + Reasons.of(e));
            return NOT_VERIFIED;
        }
    }

    private Outcome verified() {
        if (export != null) return verify(new ExportedLog(export).requireUndamaged());
        try (var servers = Servers.of(suite.ofLastStart())) {
            return verify(new RunningServers(servers.journals(), new KafkaLog(servers.kafkaBootstrap())));
        }
    }

    private Outcome verify(Sources sources) {
        var verifier = new Verifier(sources, checkpoints());
        try (var progress = new ReadingProgress("verify", sources.records(), verifier::read)) {
            return verifier.verify(Runtime.getRuntime().availableProcessors());
        }
    }

    /** Of an export its newest, if somebody names the key: this suite's key says nothing of another's. */
    private List<Checkpoint> checkpoints() {
        if (export != null && checkpoints == null && key == null) return List.of();
        var usual = export == null ? suite.folder().checkpoints() : export;
        if (checkpoints == null) return new KeptCheckpoints(usual, key()).read();
        if (export != null && key == null)
            throw new CommandFailed("--checkpoints of an export needs --key, the key of the log that it was taken of");
        return new KeptCheckpoints(checkpoints, key()).readSome();
    }

    private PublicKey key() {
        try {
            if (key != null) {
                var file = Path.of(key);
                return PublicKey.parse(
                        Files.isRegularFile(file) ? Files.readString(file).strip() : key);
            }
            var secrets = Secrets.in(suite.folder().secrets());
            return SigningKey.parse(ORIGIN, secrets.checkpointKey()).publicKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(Outcome outcome) {
        var out = spec.commandLine().getOut();
        outcome.findings().forEach(out::println);
        out.println("%,d records read in %.1f s, %,d a second; %,d sent twice as they may be; %,d not in the log yet"
                .formatted(
                        outcome.records(),
                        outcome.took().toMillis() / 1e3,
                        outcome.recordsPerSecond(),
                        outcome.resent(),
                        outcome.waiting()));
        out.println(
                outcome.checkpoints() == 0
                        ? "held against no checkpoint: what was written anew everywhere is not noticed"
                        : "%,d checkpoints".formatted(outcome.checkpoints()));
        out.println(
                outcome.findings().isEmpty()
                        ? "whole: every record is where it was written, as it was written"
                        : "NOT WHOLE: %,d findings".formatted(outcome.findings().size()));
    }

    private void printJson(Outcome outcome) {
        var tree = Json.mapper().createObjectNode();
        tree.put("whole", outcome.findings().isEmpty())
                .put("records", outcome.records())
                .put("recordsPerSecond", outcome.recordsPerSecond())
                .put("seconds", outcome.took().toMillis() / 1e3)
                .put("resent", outcome.resent())
                .put("waiting", outcome.waiting())
                .put("checkpoints", outcome.checkpoints());
        tree.set("findings", Json.mapper().valueToTree(outcome.findings()));
        try {
            spec.commandLine()
                    .getOut()
                    .println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
