package vn.lienthong.commandline.audit;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vn.lienthong.commandline.Subcommand;
import vn.lienthong.proof.Main;

/** {@code proof}: what {@code java -jar log-proof.jar} does. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description =
                "Checks a proof that the suite handed out, offline: that a fact is in the log, that a dossier's history"
                        + " is without a gap, that the log only grew.",
        footer = {
            "",
            "Exit code: 0 proved, 1 refused, 2 wrong use. Whoever trusts nobody runs log-proof/target/log-proof-*.jar"
                    + " instead."
        })
public final class ProofCommand implements Callable<Integer>, Subcommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The log's public key or a file that holds it.")
    private String key;

    @Parameters(index = "1", paramLabel = "FILE", description = "The proof.")
    private Path file;

    @Override
    public Integer call() {
        return Main.run(new String[] {key, file.toString()}, System.out, System.err);
    }
}
