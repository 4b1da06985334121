package vn.lienthong.commandline.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.RunningServers;
import vn.lienthong.audit.export.WritesExport;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.Subcommand;
import vn.lienthong.commandline.SuiteOptions;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Servers;
import vn.lienthong.commandline.suite.SuiteSettings;
import vn.lienthong.contracts.log.Json;

/** {@code export}: the whole log into a folder. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Writes the whole log into an empty folder, with positions, recorded times, hashes and the exact"
                + " bytes, as all of it is at one moment. Personal data is in it only sealed; the keys are not. The suite"
                + " must run: it writes down who takes the log out, when and why.",
        footer = {"", "./lienthong verify --export DIR checks it, ./lienthong import DIR loads it."})
public final class ExportCommand implements Runnable, Subcommand {
    @Mixin
    private SuiteOptions suite;

    @Parameters(paramLabel = "DIR", description = "An empty folder, or one to be made; of chosen dossiers a file.")
    private Path to;

    @Option(
            names = "--dossier",
            paramLabel = "CODE",
            arity = "1..*",
            description = "Writes only what systems posted of these dossiers, for ./lienthong post.")
    private Set<String> dossiers = Set.of();

    @Option(names = "--unit", paramLabel = "CODE", description = "The same of all dossiers that this unit received.")
    private String unit;

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            description = "Why, for the log. Default: \"${DEFAULT-VALUE}\".",
            defaultValue = "asked for on the command line")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var settings = suite.ofLastStart();
        writeDown(settings);
        try (var servers = Servers.of(settings)) {
            var written = dossiers.isEmpty() && unit == null ? whole(servers) : chosen(servers);
            spec.commandLine().getOut().println(written + " in " + to);
        }
    }

    private void writeDown(SuiteSettings settings) {
        var token = Front.tokens(settings).mint("operator", null);
        var asked = Json.mapper()
                .createObjectNode()
                .put("scope", scope())
                .put("reason", reason)
                .toString();
        new Front(settings)
                .post(Part.REPORTING, "/v1/exports", token, "application/json", asked.getBytes(StandardCharsets.UTF_8));
    }

    private String scope() {
        if (unit == null && dossiers.isEmpty()) return "all";
        var parts = new ArrayList<String>();
        if (unit != null) parts.add("unit=" + unit);
        dossiers.stream().sorted().forEach(code -> parts.add("dossier=" + code));
        return String.join(" ", parts);
    }

    private String whole(Servers servers) {
        var journals = servers.journals();
        var log = new KafkaLog(servers.kafkaBootstrap());
        var written = new LongAdder();
        var half = new RunningServers(journals, log).records() / 2;
        try (var progress = new ReadingProgress("export", half, written::sum)) {
            return "%,d records of the log are".formatted(new WritesExport(journals, log, to, written::add).write());
        }
    }

    private String chosen(Servers servers) {
        var sources = new RunningServers(servers.journals(), new KafkaLog(servers.kafkaBootstrap()));
        try (var file = Files.newBufferedWriter(to, StandardOpenOption.CREATE_NEW)) {
            return "%,d posted facts are".formatted(new PostedFacts(dossiers, unit).write(sources, file));
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailed(to + " is there already", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
