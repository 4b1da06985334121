package vn.lienthong.reporting.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedTableTest {
    private static final PrintedTable TABLE = new PrintedTable(
            "t",
            "vi",
            List.of(),
            "",
            List.of(),
            List.of(),
            "",
            List.of(
                    column("label"),
                    new Column("total", List.of("group", "total"), 1, List.of(3, 4)),
                    column("group", "within", "online"),
                    column("group", "within", "direct"),
                    column("other", "total")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Instant.EPOCH);

    private static Column column(String... head) {
        return new Column(head[head.length - 1], List.of(head), 1, List.of());
    }

    @Test
    void neighbours_share_their_headings_and_the_innermost_goes_down_to_the_end() {
        assertThat(TABLE.head())
                .containsExactly(
                        List.of(
                                new Heading("label", 0, 0, 3, 1),
                                new Heading("group", 0, 1, 1, 3),
                                new Heading("other", 0, 4, 1, 1)),
                        List.of(
                                new Heading("total", 1, 1, 2, 1),
                                new Heading("within", 1, 2, 1, 2),
                                new Heading("total", 1, 4, 2, 1)),
                        List.of(new Heading("online", 2, 2, 1, 1), new Heading("direct", 2, 3, 1, 1)));
    }

    @Test
    void columns_are_numbered_with_what_they_sum() {
        assertThat(TABLE.numbers()).containsExactly("(1)", "(2)=(3)+(4)", "(3)", "(4)", "(5)");
    }

    @Test
    void numbers_are_grouped_as_their_readers_do_and_control_characters_are_gone() {
        assertThat(TABLE.shown(new Cell.Whole(1234567))).isEqualTo("1.234.567");
        assertThat(new Cell.Text("a\u0001\nb").plain()).isEqualTo("a  b");
    }
}
