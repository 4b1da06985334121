package vn.lienthong.commandline.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.audit.export.ExportedLog;
import vn.lienthong.audit.export.LoadsExport;
import vn.lienthong.commandline.Subcommand;
import vn.lienthong.commandline.SuiteOptions;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Phases;
import vn.lienthong.commandline.suite.Servers;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;

/** {@code import}: an export into a new suite. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Loads an export, byte for byte, into a suite that holds nothing yet; ./lienthong up --no-sample"
                + " then makes the views from it.",
        footer = {
            "",
            "Posts are known again by a keyed hash: where that shall be so, copy the folder secrets of the suite that the"
                    + " export comes from into the data folder first."
        })
public final class ImportCommand implements Runnable, Subcommand {
    @Mixin
    private SuiteOptions suite;

    @Parameters(paramLabel = "DIR", description = "What ./lienthong export has written.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var export = new ExportedLog(folder).requireUndamaged();
        var settings = suite.toStart();
        if (Files.isDirectory(settings.folder().postgres())) requireEmpty(export, settings);
        makeTables(settings);
        try (var servers = Servers.of(settings)) {
            var loaded = new LongAdder();
            try (var progress = new ReadingProgress("import", export.records() / 2, loaded::sum)) {
                var records = load(export, servers, loaded).load();
                spec.commandLine().getOut().println("%,d records of the log were loaded".formatted(records));
            }
        }
    }

    private static void requireEmpty(ExportedLog export, SuiteSettings settings) {
        try (var servers = Servers.of(settings)) {
            load(export, servers, new LongAdder()).requireEmpty();
        }
    }

    private static LoadsExport load(ExportedLog export, Servers servers, LongAdder loaded) {
        return new LoadsExport(export, servers.journals(), servers.kafkaBootstrap(), loaded::add);
    }

    /** The services make their tables and topics when they start. */
    private static void makeTables(SuiteSettings settings) {
        try (var started = Suite.start(settings, Phases.silent())) {
            Part.services().forEach(started::stop);
        }
    }
}
