package vn.lienthong.contracts.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Passing;

class ChainOfCustodyTest {
    private static final DossierReceived RECEIVED =
            new DossierReceived("ward", "2.000815", "CT", null, "district", null, null, null, null, null, null, null);

    @Test
    void begins_where_the_dossier_was_filed_and_received_and_is_to_be_resolved() {
        var chain = after(new DossierSubmitted("portal", "2.000815", null), RECEIVED);
        assertThat(chain.units()).containsExactlyInAnyOrder("portal", "ward", "district");
        assertThat(chain.arrived()).containsExactlyInAnyOrder("portal", "ward");
    }

    @Test
    void goes_on_with_each_hand_over_by_a_unit_of_it() {
        var chain = after(
                RECEIVED,
                sent("ward", "a"),
                sent("a", "b"),
                new DossierSentBack("b", "c", null),
                sent("district", "d"));
        assertThat(chain.arrived()).containsExactlyInAnyOrder("ward", "a", "b", "c", "d");
    }

    @Test
    void takes_in_neither_a_unit_that_only_says_it_has_it_nor_whom_that_one_hands_it() {
        var chain = after(
                RECEIVED,
                new TransferAcknowledged("stranger", null, null),
                sent("stranger", "friend"),
                new DossierSentBack("stranger", "friend", null));
        assertThat(chain.units()).containsExactlyInAnyOrder("ward", "district");
    }

    @Test
    void takes_in_nobody_to_whom_a_unit_handed_it_before_it_had_it() {
        assertThat(after(RECEIVED, sent("a", "b"), sent("ward", "a")).includes("b"))
                .isFalse();
    }

    @Test
    void of_units_that_ended_the_successors_go_on_and_they_themselves_hand_on_nothing_more() {
        var passed = new ResponsibilityPassed(
                LocalDate.of(2025, 7, 1),
                List.of(
                        new Passing("ward", "district", List.of("district"), "1656"),
                        new Passing("district", "ward", List.of("ward"), "1656"),
                        new Passing("a", null, List.of("b", "c"), "1656")));

        var chain = after(RECEIVED, sent("ward", "a"), passed, sent("a", "d"), sent("district", "e"));

        assertThat(chain.arrived()).containsExactlyInAnyOrder("district", "a@2025-06-30", "e");
        assertThat(chain.resolving()).containsExactly("ward");
        assertThat(chain.units()).contains("a").doesNotContain("d");
    }

    private static DossierTransferred sent(String from, String to) {
        return new DossierTransferred(from, to, null, null, null);
    }

    private static ChainOfCustody after(DossierEvent... events) {
        var chain = ChainOfCustody.NOBODY;
        for (var event : events) chain = chain.with(event);
        return chain;
    }
}
