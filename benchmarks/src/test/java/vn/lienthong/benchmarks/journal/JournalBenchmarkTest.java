package vn.lienthong.benchmarks.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.localstack.LocalPostgres;

class JournalBenchmarkTest {
    @TempDir
    private Path data;

    @Test
    void our_side_of_the_comparison_appends_on_the_tables_that_services_have() throws Exception {
        try (var postgres = LocalPostgres.start(data, 0)) {
            postgres.createDatabase("routing");
            JournalBenchmark.createJournalTables(postgres);

            try (var ours = new GroupCommitJournal(postgres.port(), "routing", "routing", JournalBenchmark.PASSWORD)) {
                for (var step : Step.values()) ours.transition("018.00565-170306-000001", step);

                assertThat(ours.bytesPerDossier()).isPositive();
            }
        }
    }
}
