package vn.lienthong.commandline.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/** The tree that the suite was built in. */
public final class Home {
    private Home() {}

    /** Named by the system property {@code lienthong.home}, else the nearest one above the working directory. */
    public static Path find() {
        String named = System.getProperty("lienthong.home");
        if (named != null) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("intake-service"))) {
                return folder;
            }
        }
        throw new CommandFailed("run ./lienthong from its tree, or name the tree with -Dlienthong.home");
    }

    static Path program(Part service) {
        Path jar = find().resolve(service.key() + "-service").resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CommandFailed(service.label() + " is not built: " + jar + " is missing");
        }
        return jar;
    }
}
