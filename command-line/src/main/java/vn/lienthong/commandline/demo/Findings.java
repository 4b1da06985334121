package vn.lienthong.commandline.demo;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.cases.ReferenceCase;

/**
 * What the demonstration found.
 *
 * @param lines what people read
 * @param faults what should not be so; empty when all is well
 */
public record Findings(List<String> lines, List<String> faults) {

    /** Holds the report against its own checks and the case's figures, and the log against the notices it must hold. */
    static Findings of(ReferenceCase shown, Report06a report, Observed observed) {
        var findings = new Findings(new ArrayList<>(), new ArrayList<>());
        findings.posts(observed);
        findings.checks(report);
        findings.figures(shown, report);
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

    private void figures(ReferenceCase shown, Report06a report) {
        var rows = new ArrayList<List<String>>();
        var remarks = new ArrayList<String>();
        for (var figure : shown.figures()) {
            var says = report.says(figure);
            var agrees = says.equals(figure.ours());
            if (!agrees) faults.add(figure.label() + " is " + says + ", not " + figure.ours());
            if (figure.remark() != null) remarks.add("  ! " + figure.label() + ": " + figure.remark());
            var printed = figure.printed() == null ? "–" : figure.printed();
            rows.add(List.of(figure.label(), printed, figure.ours(), says, sign(agrees)));
        }
        lines.add(new Table(List.of("figures", "printed", "expected", "ours", ""), rows).toString());
        lines.addAll(remarks);
        lines.add("");
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
