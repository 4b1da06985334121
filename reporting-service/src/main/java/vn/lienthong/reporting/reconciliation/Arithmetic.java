package vn.lienthong.reporting.reconciliation;

import static vn.lienthong.reporting.reconciliation.Count.LATE;
import static vn.lienthong.reporting.reconciliation.Count.ON_TIME;
import static vn.lienthong.reporting.reconciliation.Count.OPEN;
import static vn.lienthong.reporting.reconciliation.Count.RECEIVED;
import static vn.lienthong.reporting.reconciliation.Count.RESOLVED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.reporting.reconciliation.Finding.Alternative;
import vn.lienthong.reporting.reconciliation.Finding.Alternative.Counted;
import vn.lienthong.reporting.reconciliation.Finding.Alternative.OfAnother;
import vn.lienthong.reporting.reconciliation.Identity.AtMostAll;
import vn.lienthong.reporting.reconciliation.Identity.Share;
import vn.lienthong.reporting.reconciliation.Identity.Sum;
import vn.lienthong.reporting.reconciliation.Identity.Within;

/** Finds every identity that cannot hold among the printed figures of a row, whatever happened to the dossiers. */
public final class Arithmetic {
    private final PublishedRow row;
    private final List<Finding> findings = new ArrayList<>();

    private Arithmetic(PublishedRow row) {
        this.row = row;
    }

    public static List<Finding> findings(PublishedRow row) {
        var found = new Arithmetic(row);
        if (row.printed(RESOLVED).isPresent()) {
            found.partsOf(RECEIVED, List.of(RESOLVED, OPEN));
            found.partsOf(RESOLVED, List.of(ON_TIME, LATE));
        } else {
            found.partsOf(RECEIVED, List.of(ON_TIME, LATE, OPEN));
        }
        row.printedRates().forEach(found::rate);
        return found.findings;
    }

    private void partsOf(Count whole, List<Count> parts) {
        var printed = parts.stream().filter(row.counts()::containsKey).toList();
        row.printed(whole).ifPresent(all -> {
            printed.forEach(part -> within(List.of(part), whole, all));
            if (printed.size() == parts.size()) sum(whole, all, parts);
            else if (printed.size() > 1) within(printed, whole, all);
        });
    }

    private void within(List<Count> parts, Count whole, long all) {
        long together = together(parts);
        if (together <= all) return;
        var wouldHold = alternatives(
                parts, part -> Range.upTo(all - (together - row.counts().get(part))));
        wouldHold.add(new Counted(whole, Range.from(together)));
        found(new Within(parts, whole), together, String.valueOf(all), wouldHold);
    }

    private void sum(Count whole, long all, List<Count> parts) {
        long together = together(parts);
        if (together == all) return;
        var wouldHold = alternatives(
                parts, part -> Range.exactly(all - (together - row.counts().get(part))));
        wouldHold.addFirst(new Counted(whole, Range.exactly(together)));
        found(new Sum(whole, parts), all, String.valueOf(together), wouldHold);
    }

    private long together(List<Count> parts) {
        return parts.stream().mapToLong(row.counts()::get).sum();
    }

    private interface Wanted {
        Range of(Count count);
    }

    private static List<Alternative> alternatives(List<Count> counts, Wanted wanted) {
        return new ArrayList<>(counts.stream()
                .flatMap(count -> counted(count, wanted.of(count)))
                .toList());
    }

    private void rate(Ratio ratio) {
        var printed = row.rates().get(ratio);
        if (printed.isAboveWhole()) found(new AtMostAll(ratio), printed, "100", List.of());
        row.known(ratio.whole())
                .filter(whole -> whole > 0)
                .ifPresent(whole -> share(ratio, printed, row.known(ratio.part()), whole));
    }

    private void share(Ratio ratio, PrintedRate printed, Optional<Long> part, long whole) {
        var parts = printed.parts(whole);
        if (part.isEmpty() ? !parts.isEmpty() : printed.holds(part.get(), whole)) return;
        var wouldHold = Stream.of(
                        counted(ratio.part(), parts),
                        part.stream().flatMap(known -> counted(ratio.whole(), printed.wholes(known))),
                        part.stream().flatMap(known -> ofReceived(ratio, printed, known)))
                .flatMap(each -> each)
                .toList();
        var computed = part.map(known -> printed.rounded(known, whole).toPlainString());
        found(new Share(ratio), printed, computed.orElse(null), wouldHold);
    }

    private static Stream<Alternative> counted(Count count, Range range) {
        return range.isEmpty() ? Stream.empty() : Stream.of(new Counted(count, range));
    }

    private Stream<Alternative> ofReceived(Ratio ratio, PrintedRate printed, long part) {
        return row
                .known(RECEIVED)
                .filter(received -> ratio.whole() != RECEIVED && received > 0 && printed.holds(part, received))
                .<Alternative>map(_ -> new OfAnother(ratio, RECEIVED))
                .stream();
    }

    private void found(Identity identity, Object printed, String computed, List<Alternative> wouldHold) {
        findings.add(new Finding(row, row.coverage(), identity, printed.toString(), computed, List.copyOf(wouldHold)));
    }
}
