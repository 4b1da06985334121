package vn.lienthong.commandline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienthong.cases.MadeCase;
import vn.lienthong.cases.Published;
import vn.lienthong.cases.Signature;
import vn.lienthong.cases.Signer;
import vn.lienthong.commandline.Table;
import vn.lienthong.commandline.demo.Observed.Kind;

/**
 * What the demonstration found.
 *
 * @param lines what people read
 * @param faults what should not be so; empty when all is well
 */
public record Findings(List<String> lines, List<String> faults) {

    /** Holds the reports against their own checks and the case's figures, and the log against what it must hold. */
    static Findings of(MadeCase made, Reports reports, Observed observed) {
        var shown = made.definition();
        var findings = new Findings(new ArrayList<>(), new ArrayList<>());
        findings.posts(observed);
        shown.questions().forEach(question -> findings.checks(reports.of(question)));
        findings.figures(reports.compare(made));
        if (!shown.signers().isEmpty()) findings.signers(shown.signers(), made.signatures(), observed.signed());
        if (shown.published() != null) findings.published(shown.published(), observed.reconciliation());
        findings.kinds(observed.kinds());
        findings.notices("DossierOverdue", observed.overdue(), shown.notices().overdue());
        findings.notices(
                "OverdueWithdrawn", observed.withdrawn(), shown.notices().withdrawn());
        findings.recount(observed);
        return findings;
    }

    boolean allWell() {
        return faults.isEmpty();
    }

    /** Of the command. */
    public int exitCode() {
        return allWell() ? 0 : 1;
    }

    private void posts(Observed observed) {
        if (observed.rejected() > 0) faults.add(observed.rejected() + " posts were rejected");
        if (observed.posted().duplicate() > 0) faults.add(observed.posted().duplicate() + " posts were there before");
    }

    private void checks(Report06a report) {
        if (report.checks().isEmpty()) faults.add("the report has no checks");
        report.checks().stream()
                .filter(check -> !check.holds())
                .forEach(check -> faults.add("a check is false: " + check.identity()));
    }

    private void figures(List<Compared> figures) {
        var rows = new ArrayList<List<String>>();
        var remarks = new ArrayList<String>();
        for (var compared : figures) {
            var figure = compared.figure();
            if (!compared.agrees())
                faults.add(figure.label() + " is " + compared.ours() + ", not " + compared.expected());
            if (figure.remark() != null) remarks.add("  ! " + figure.label() + ": " + figure.remark());
            rows.add(List.of(
                    figure.label(),
                    printed(figure.printed()),
                    compared.expected(),
                    compared.ours(),
                    sign(compared.agrees())));
        }
        lines.add(new Table(List.of("figures", "printed", "expected", "ours", ""), rows).toString());
        lines.addAll(remarks);
        lines.add("");
    }

    /**
     * Who signed how many decisions, and in which right.
     *
     * @param counted dossier by dossier, for a case whose size nobody printed
     */
    private void signers(List<Signer> signers, Map<Signature, Long> counted, Map<Signature, Long> signed) {
        var rows = new ArrayList<List<String>>();
        for (var signer : signers) {
            var expected = signer.ours() != null ? signer.ours() : counted.getOrDefault(signer.signature(), 0L);
            var ours = signed.getOrDefault(signer.signature(), 0L);
            if (!expected.equals(ours)) faults.add(signer.label() + " signed " + ours + ", not " + expected);
            rows.add(List.of(
                    signer.label(),
                    printed(signer.printed()),
                    expected.toString(),
                    ours.toString(),
                    sign(expected.equals(ours))));
        }
        lines.add(new Table(List.of("signed by", "printed", "expected", "ours", ""), rows).toString());
        lines.add("");
    }

    /** The suite must find in the printed table what is wrong with it, and nothing else. */
    private void published(Published published, Reconciliation reconciliation) {
        var expected = published.findings();
        var found = reconciliation.findings();
        var areTheSame = found.size() == expected.size()
                && IntStream.range(0, found.size()).allMatch(i -> found.get(i).is(expected.get(i)));
        if (!areTheSame) faults.add("the printed table shows " + found + ", expected were " + expected);
        lines.add("the printed table, held against itself%s: %d findings, as expected %s"
                .formatted(published.withLedger() ? " and the ledger" : "", found.size(), sign(areTheSame)));
        found.forEach(finding -> lines.add(finding.toString()));
        lines.add("");
    }

    private void kinds(List<Kind> kinds) {
        kinds.stream()
                .filter(kind -> !kind.isComplete())
                .map(kind -> "the log holds %d of %d %s".formatted(kind.logged(), kind.made(), kind.name()))
                .forEach(faults::add);
        lines.add("facts in the log, as many as were made: %s %s"
                .formatted(
                        kinds.stream().map(Findings::count).collect(Collectors.joining(", ")),
                        sign(kinds.stream().allMatch(Kind::isComplete))));
    }

    private static String count(Kind kind) {
        return kind.logged() + " " + kind.name();
    }

    private static String printed(String figure) {
        return figure == null ? "–" : figure;
    }

    private void notices(String name, long count, int expected) {
        lines.add("%s in the log: %d (expected %d) %s".formatted(name, count, expected, sign(count == expected)));
        if (count != expected) faults.add("the log holds " + count + " " + name + ", not " + expected);
    }

    private void recount(Observed observed) {
        faults.addAll(observed.differences());
        lines.add("%d reports over other units and periods, held against a count by dossier: %s"
                .formatted(
                        observed.recounted(),
                        observed.differences().isEmpty()
                                ? "all equal ✓"
                                : observed.differences().size() + " differ ✗"));
    }

    private static String sign(boolean well) {
        return well ? "✓" : "✗";
    }
}
