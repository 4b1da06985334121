package vn.lienthong.commandline;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: a bearer token of the embedded identity provider. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Prints a bearer token (last line) that the suite of this data folder trusts.")
final class TokenCommand implements Runnable {
    /** What a token may say its bearer is (contract, section 7). */
    enum Role {
        source,
        clerk,
        officer,
        supervisor,
        auditor,
        operator,
        admin
    }

    @Mixin
    private SuiteOptions suite;

    @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}")
    private Role role;

    @Option(names = "--unit", paramLabel = "CODE", description = "The bearer's unit, e.g. 00565.")
    private String unit;

    @Option(names = "--subject", paramLabel = "NAME", description = "Who bears it; default: lienthong-ROLE.")
    private String subject;

    @Option(names = "--hours", defaultValue = "12", description = "How long it is valid; default: ${DEFAULT-VALUE}.")
    private int hours;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        requireUnit();
        String name = subject == null ? "lienthong-" + role : subject;
        var tokens = Front.tokens(suite.ofLastStart());
        spec.commandLine().getOut().println(tokens.mint(role.name(), unit, name, Duration.ofHours(hours)));
    }

    private void requireUnit() {
        boolean needed =
                switch (role) {
                    case source, clerk, officer, supervisor -> true;
                    case auditor, operator, admin -> false;
                };
        if (needed && unit == null) {
            throw new ParameterException(spec.commandLine(), "role " + role + " needs --unit CODE");
        }
    }
}
