package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.LogRecord;

class VerifierTest {
    private final MadeUpLog made = MadeUpLog.of(10);

    private static LogRecord reading(LogRecord r, String data) {
        return MadeUpLog.record(r.position(), data, r.previousHash(), r.hash());
    }

    private static LogRecord at(LogRecord r, long position) {
        return MadeUpLog.record(position, r.data(), r.previousHash(), r.hash());
    }

    /** As somebody would who writes the chain anew behind what he changed. */
    private static void rewrite(List<LogRecord> copy, int from) {
        var anew = MadeUpLog.chain(copy.subList(0, from - 1), copy.size(), ",\"changed\":true");
        copy.clear();
        copy.addAll(anew);
    }

    @Test
    void finds_nothing_wrong_where_both_are_whole() {
        made.checkpoint();
        made.witnessed(10);
        made.log.add(made.log.get(4)); // sent again
        var outcome = new Verifier(made, made.checkpoints).verify(2);

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.records()).isEqualTo(21);
        assertThat(outcome.resent()).isEqualTo(1);
    }

    @Test
    void names_a_record_whose_data_was_altered() {
        MadeUpLog.change(made.journal, 5, r -> reading(r, "{\"n\":55}"));
        MadeUpLog.change(made.log, 7, r -> reading(r, "{\"n\":77}"));

        assertThat(made.found()).containsExactly("ALTERED journal 5-5", "ALTERED log 7-7");
    }

    @Test
    void names_a_record_that_was_altered_and_hashed_anew() {
        MadeUpLog.change(made.journal, 5, r -> MadeUpLog.hashed(reading(r, "{\"n\":55}")));

        assertThat(made.found()).containsExactly("ALTERED journal 5-5");
    }

    @Test
    void names_a_record_that_was_hashed_anew_in_both() {
        MadeUpLog.change(made.journal, 5, r -> MadeUpLog.hashed(reading(r, "{\"n\":55}")));
        MadeUpLog.change(made.log, 5, r -> MadeUpLog.hashed(reading(r, "{\"n\":55}")));

        assertThat(made.found()).containsExactly("ALTERED journal and log 5-5");
    }

    @Test
    void names_records_that_were_deleted() {
        made.journal.remove(4);
        made.log.subList(6, 8).clear();

        assertThat(made.found()).containsExactly("MISSING journal 5-5", "MISSING log 7-8");
    }

    @Test
    void names_records_that_changed_places() {
        var fifth = made.journal.get(4);
        MadeUpLog.change(made.journal, 5, r -> at(made.journal.get(7), 5));
        MadeUpLog.change(made.journal, 8, r -> at(fifth, 8));

        assertThat(made.found()).containsExactlyInAnyOrder("SWAPPED journal 5-5", "SWAPPED journal 8-8");
    }

    @Test
    void names_a_record_of_the_log_that_stands_before_one_that_it_must_follow() {
        made.log.add(4, made.log.remove(5));

        assertThat(made.found()).containsExactly("REORDERED log 6-6");
    }

    @Test
    void takes_what_the_relay_sent_again_behind_a_gap_for_whole() {
        made.log.add(4, made.log.get(6)); // 7 ahead of 5, and once more behind 6

        assertThat(made.found()).isEmpty();
    }

    @Test
    void names_a_position_that_is_used_twice() {
        made.log.add(MadeUpLog.hashed(reading(made.log.get(4), "{}")));

        assertThat(made.found()).containsExactly("DOUBLED log 5-5");
    }

    @Test
    void names_a_tail_that_somebody_still_knows() {
        made.witnessed(9);
        made.journal.subList(7, 10).clear();
        made.log.subList(6, 10).clear();

        assertThat(made.found()).containsExactly("CUT_OFF journal 8-9", "CUT_OFF log 7-9");
    }

    @Test
    void names_a_tail_of_the_journal_that_the_log_still_has() {
        made.journal.subList(7, 10).clear();

        assertThat(made.found()).containsExactly("CUT_OFF journal 8-10");
    }

    @Test
    void names_a_tail_that_is_gone_from_everywhere_but_a_checkpoint() {
        made.checkpoint();
        made.journal.subList(7, 10).clear();
        made.log.subList(7, 10).clear();

        assertThat(made.found()).containsExactly("CUT_OFF journal 8-10", "CUT_OFF log 8-10");
    }

    @Test
    void names_a_suffix_that_was_written_anew_in_one_copy() {
        made.witnessed(10);
        rewrite(made.journal, 4);
        assertThat(made.found()).containsExactly("REHASHED journal 4-10");
    }

    @Test
    void tells_by_a_checkpoint_which_of_two_whole_chains_was_written_anew() {
        made.checkpoint();
        rewrite(made.log, 4);

        assertThat(made.found()).containsExactly("REHASHED log 4-10");
    }

    @Test
    void catches_a_suffix_that_was_written_anew_everywhere_by_a_reader() {
        made.witnessed(6);
        rewrite(made.journal, 4);
        rewrite(made.log, 4);

        assertThat(made.found()).containsExactly("REHASHED journal and log 6-6");
    }

    @Test
    void catches_a_suffix_that_was_written_anew_everywhere_by_a_checkpoint() {
        made.checkpoint();
        rewrite(made.journal, 4);
        rewrite(made.log, 4);

        assertThat(made.found()).containsExactly("REHASHED journal and log 1-10");
    }

    @Test
    void names_a_suffix_that_was_written_anew_behind_records_that_changed_places() {
        var fifth = made.journal.get(4);
        var sixth = made.journal.get(5);
        rewrite(made.journal, 7);
        MadeUpLog.change(made.journal, 5, r -> at(sixth, 5));
        MadeUpLog.change(made.journal, 6, r -> at(fifth, 6));

        assertThat(made.found())
                .contains("SWAPPED journal 5-5", "SWAPPED journal 6-6")
                .anyMatch(found -> found.startsWith("REHASHED") && found.endsWith("7-10"));
    }

    @Test
    void believes_no_position_that_does_not_read_as_it_was_hashed() {
        MadeUpLog.change(made.log, 7, r -> at(r, 97));

        assertThat(made.found()).containsExactlyInAnyOrder("MISSING log 7-7", "ALTERED log 97-97");
    }

    @Test
    void names_an_altered_record_behind_a_gap() {
        MadeUpLog.change(made.journal, 5, r -> reading(r, "{\"n\":55}"));
        made.journal.remove(3);

        assertThat(made.found()).containsExactlyInAnyOrder("MISSING journal 4-4", "ALTERED journal 5-5");
    }

    @Test
    void names_all_records_where_more_were_altered_than_are_told_one_by_one() {
        var many = MadeUpLog.of(1_500);
        for (int i = 1; i <= 1_500; i++) MadeUpLog.change(many.journal, i, r -> reading(r, "{}"));

        assertThat(many.found()).hasSize(1_001).contains("ALTERED journal 1-1", "ALTERED journal 1001-1500");
    }

    @Test
    void holds_the_log_against_a_checkpoint_where_the_journal_is_shorter() {
        made.checkpoint();
        made.journal.subList(7, 10).clear();
        rewrite(made.log, 8);

        assertThat(made.found()).containsExactlyInAnyOrder("CUT_OFF journal 8-10", "REHASHED log 1-10");
    }

    @Test
    void asks_a_reader_about_the_log_where_the_journal_is_shorter() {
        made.witnessed(9);
        made.journal.subList(7, 10).clear();
        rewrite(made.log, 8);

        assertThat(made.found()).containsExactlyInAnyOrder("CUT_OFF journal 8-10", "REHASHED log 9-9");
    }

    @Test
    void calls_a_record_that_is_gone_from_both_missing_and_nothing_else() {
        made.checkpoint();
        made.journal.remove(4);
        made.log.remove(4);

        assertThat(made.found()).containsExactlyInAnyOrder("MISSING journal 5-5", "MISSING log 5-5");
    }
}
