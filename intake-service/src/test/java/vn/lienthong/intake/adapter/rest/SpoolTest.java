package vn.lienthong.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static final byte[] LARGE = new byte[1024 * 1024];

    @Test
    void an_answer_that_nobody_gets_leaves_no_file() throws IOException {
        var before = files();

        try (var spool = new Spool()) {
            spool.write(LARGE);
        }

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_large_answer_is_handed_on_whole() throws IOException {
        var before = files();
        var out = new ByteArrayOutputStream();
        var spool = new Spool();
        spool.write(1);
        spool.write(LARGE);
        spool.write(2);

        spool.drainTo(out);

        assertThat(out.size()).isEqualTo(LARGE.length + 2);
        assertThat(out.toByteArray()).startsWith(1, 0).endsWith(0, 2);
        assertThat(files()).isEqualTo(before);
    }

    private static Set<Path> files() throws IOException {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("lienthong-answer"))
                    .collect(Collectors.toSet());
        }
    }
}
