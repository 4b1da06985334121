package vn.lienthong.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code java -jar log-proof.jar KEY FILE}: checks a proof offline, by itself. KEY is the public key of the log or a file that
 * holds it.
 */
public final class Main {
    private static final int PROVED = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** @return the exit code */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 2) {
            err.println("Usage: java -jar log-proof.jar KEY FILE");
            return WRONG_USE;
        }
        try {
            var key = PublicKey.parse(key(arguments[0]));
            out.println("proved: " + verify(Files.readAllBytes(Path.of(arguments[1])), key));
            return PROVED;
        } catch (Refused e) {
            err.println("refused: " + e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            err.println("cannot be read: " + e.getMessage());
            return WRONG_USE;
        }
    }

    /**
     * @return what is proved, in one line
     * @throws Refused if nothing is
     */
    public static String verify(byte[] proof, PublicKey key) {
        try {
            return Proof.parse(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(proof))
                            .toString())
                    .verify(key);
        } catch (CharacterCodingException e) {
            throw new Refused("not a proof", e);
        }
    }

    private static String key(String given) throws IOException {
        var file = Path.of(given);
        return Files.isRegularFile(file) ? Files.readString(file).strip() : given;
    }
}
