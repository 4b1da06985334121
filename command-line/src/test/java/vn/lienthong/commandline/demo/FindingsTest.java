package vn.lienthong.commandline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.demo.Answers.right;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.cases.GeneratedCase;
import vn.lienthong.cases.MadeCase;
import vn.lienthong.cases.Signature;
import vn.lienthong.commandline.demo.Observed.Kind;

class FindingsTest {
    private static final GeneratedCase GIA_LAM = Answers.made("gia-lam-2017");
    private static final GeneratedCase NGOC_LAM = Answers.made("long-bien-2023");
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
        var findings = findings(KHAI_QUANG, right(KHAI_QUANG), observed(0, 0, 0));
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
        var findings = findings(GIA_LAM, right(GIA_LAM), observed(0, 125, 1));
        assertThat(findings.faults())
                .containsExactly(
                        "the log holds 125 DossierOverdue, not 124", "the log holds 1 OverdueWithdrawn, not 0");
    }

    @Test
    void aFactRefusedByItsOwnerIsSeen() {
        var findings = findings(GIA_LAM, right(GIA_LAM), observed(1, 124, 0));
        assertThat(findings.faults()).containsExactly("1 posts were rejected");
        assertThat(observed(1, 124, 0).applied()).isEqualTo(149);
    }

    @Test
    void ngocLamHoldsAgainstThePressByWhoSigned() {
        var findings = findings(NGOC_LAM, right(NGOC_LAM), signed(NGOC_LAM.signatures()));
        assertThat(findings.faults()).isEmpty();
        assertThat(findings.lines()).anyMatch(line -> line.contains("under delegation") && line.contains("7116"));
    }

    @Test
    void oneSignatureWithoutItsDelegationIsSeen() {
        var findings = findings(
                NGOC_LAM,
                right(NGOC_LAM),
                signed(Map.of(
                        new Signature("tp-00133-01", true),
                        7115L,
                        new Signature("tp-00133-01", false),
                        1L,
                        new Signature("ld-00133-01", false),
                        1284L)));
        assertThat(findings.faults())
                .containsExactly(
                        "the justice officer, under delegation signed 7115, not 7116",
                        "the justice officer, without delegation signed 1, not 0");
    }

    @Test
    void haDongIsShownByTwoReportsWhereTheCityBecameADistrict() {
        var made = Answers.made("ha-dong-2018");
        var reports = new Reports(question -> new Report06a(right(made, question)));
        var findings = Findings.of(made, reports, observed(0, 0, 0));
        assertThat(findings.faults()).isEmpty();
        assertThat(findings.lines()).anyMatch(line -> line.contains("Phúc La, online in 2018"));
    }

    @Test
    void aFactMissingInTheLogIsSeen() {
        var findings = findings(GIA_LAM, right(GIA_LAM), observed(0, 124, 0, 49));
        assertThat(findings.faults()).containsExactly("the log holds 49 of 50 resolved");
    }

    @Test
    void aCaseOfAnotherSizeIsHeldAgainstWhatIsCountedOfIt() {
        var made = GIA_LAM.definition().scaled(new BigDecimal("0.1")).generate();
        var overdue = made.definition().notices().overdue();
        var findings = findings(made, right(made), observed(0, overdue, 0, 50, Map.of(), expected(made)));
        assertThat(findings.faults()).isEmpty();
    }

    @Test
    void aContradictionThatIsNotFoundIsSeen() {
        var findings = findings(GIA_LAM, right(GIA_LAM), observed(0, 124, 0, 50, Map.of(), Reconciliation.NONE));
        assertThat(findings.faults()).singleElement().asString().startsWith("the printed table shows []");
    }

    @Test
    void whatIsFoundInThePrintedTableIsTold() {
        assertThat(giaLam(right(GIA_LAM)).lines())
                .contains("  ! 018 OWN, ARITHMETIC: onTime ≤ resolved: words; printed 4534, computed 4356; would hold"
                        + " with onTime ≤ 4356")
                .contains("the printed table, held against itself and the ledger: 6 findings, as expected ✓");
    }

    @Test
    void signersAreCountedByWhatTheReportOnDelegationsSays() {
        var signed = new HashMap<Signature, Long>();
        Signatures.count("""
                {"rows":[{"signer":"tp","delegation":"01/UQ","signed":3},{"signer":"tp","delegation":"02/UQ","signed":4},
                         {"signer":"tp","delegation":null,"signed":1},{"signer":null,"delegation":null,"signed":2}]}
                """, signed);
        assertThat(signed)
                .containsOnly(
                        Map.entry(new Signature("tp", true), 7L),
                        Map.entry(new Signature("tp", false), 1L),
                        Map.entry(new Signature(null, false), 2L));
    }

    private static Findings giaLam(JsonNode report) {
        return findings(GIA_LAM, report, observed(0, 124, 0));
    }

    private static Findings findings(MadeCase made, JsonNode report, Observed observed) {
        return Findings.of(made, new Reports(_ -> new Report06a(report)), observed);
    }

    private static Observed observed(long refused, long overdue, long withdrawn) {
        return observed(refused, overdue, withdrawn, 50);
    }

    private static Observed observed(long refused, long overdue, long withdrawn, long resolved) {
        return observed(refused, overdue, withdrawn, resolved, Map.of());
    }

    private static Observed signed(Map<Signature, Long> signed) {
        return observed(0, 0, 0, 50, signed);
    }

    private static Observed observed(
            long refused, long overdue, long withdrawn, long resolved, Map<Signature, Long> signed) {
        return observed(refused, overdue, withdrawn, resolved, signed, expected(GIA_LAM));
    }

    private static Reconciliation expected(MadeCase made) {
        return new Reconciliation(made.definition().published().findings().stream()
                .map(finding -> new Reconciliation.Found(
                        finding.row(),
                        "018",
                        "OWN",
                        finding.kind(),
                        finding.identity() + ": words",
                        "4534",
                        "4356",
                        "onTime ≤ 4356"))
                .toList());
    }

    private static Observed observed(
            long refused,
            long overdue,
            long withdrawn,
            long resolved,
            Map<Signature, Long> signed,
            Reconciliation reconciliation) {
        return new Observed(
                new Posted(100, 0, 0, 50, List.of()),
                400,
                refused,
                List.of(new Kind("received", 100, 100), new Kind("resolved", 50, resolved)),
                overdue,
                withdrawn,
                signed,
                reconciliation,
                20,
                List.of());
    }
}
