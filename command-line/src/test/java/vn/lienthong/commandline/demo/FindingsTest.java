package vn.lienthong.commandline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.demo.Answers.right;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.cases.GeneratedCase;

class FindingsTest {
    private static final GeneratedCase GIA_LAM = Answers.made("gia-lam-2017");
    private static final GeneratedCase KHAI_QUANG = Answers.made("khai-quang-2019");

    @Test
    void giaLamHoldsAgainstThePressWithItsContradictionsNamed() {
        var findings = giaLam(right(GIA_LAM));
        assertThat(findings.faults()).isEmpty();
        assertThat(findings.lines()).anyMatch(line -> line.contains("4,356 cannot be right"));
        assertThat(findings.lines()).anyMatch(line -> line.contains("38,308–38,311"));
    }

    @Test
    void khaiQuangHoldsAgainstThePress() {
        var findings = Findings.of(KHAI_QUANG.definition(), new Report06a(right(KHAI_QUANG)), observed(0, 0, 0));
        assertThat(findings.faults()).isEmpty();
    }

    @Test
    void oneResolutionLessIsSeen() {
        var report = right(GIA_LAM);
        var resolved = (ObjectNode) report.at("/rows/0/resolved");
        resolved.put("total", resolved.path("total").asInt() - 1);
        assertThat(giaLam(report).faults()).contains("communes, resolved is 38389, not 38390");
    }

    @Test
    void aFalseCheckIsSeen() {
        var report = right(GIA_LAM);
        ((ObjectNode) report.at("/checks/0")).put("holds", false);
        assertThat(giaLam(report).faults()).containsExactly("a check is false: rows sum to total");
    }

    @Test
    void aReportWithoutChecksIsNotBelieved() {
        var report = right(GIA_LAM);
        report.putArray("checks");
        assertThat(giaLam(report).allWell()).isFalse();
    }

    @Test
    void aNoticeTooManyIsSeen() {
        var findings = Findings.of(GIA_LAM.definition(), new Report06a(right(GIA_LAM)), observed(0, 125, 1));
        assertThat(findings.faults())
                .containsExactly(
                        "the log holds 125 DossierOverdue, not 124", "the log holds 1 OverdueWithdrawn, not 0");
    }

    @Test
    void aFactRefusedByItsOwnerIsSeen() {
        var findings = Findings.of(GIA_LAM.definition(), new Report06a(right(GIA_LAM)), observed(1, 124, 0));
        assertThat(findings.faults()).containsExactly("1 posts were rejected");
        assertThat(observed(1, 124, 0).applied()).isEqualTo(149);
    }

    private static Findings giaLam(JsonNode report) {
        return Findings.of(GIA_LAM.definition(), new Report06a(report), observed(0, 124, 0));
    }

    private static Observed observed(long refused, long overdue, long withdrawn) {
        return new Observed(new Posted(100, 0, 0, 50, List.of()), 400, refused, overdue, withdrawn, 20, List.of());
    }
}
