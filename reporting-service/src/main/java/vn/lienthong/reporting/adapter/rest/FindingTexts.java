package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.reporting.reconciliation.Count;
import vn.lienthong.reporting.reconciliation.Finding.Alternative;
import vn.lienthong.reporting.reconciliation.Finding.Alternative.Counted;
import vn.lienthong.reporting.reconciliation.Finding.Alternative.OfAnother;
import vn.lienthong.reporting.reconciliation.Identity;
import vn.lienthong.reporting.reconciliation.Identity.AtMostAll;
import vn.lienthong.reporting.reconciliation.Identity.CountOfLedger;
import vn.lienthong.reporting.reconciliation.Identity.InLedger;
import vn.lienthong.reporting.reconciliation.Identity.RateOfLedger;
import vn.lienthong.reporting.reconciliation.Identity.Share;
import vn.lienthong.reporting.reconciliation.Identity.Sum;
import vn.lienthong.reporting.reconciliation.Identity.Within;
import vn.lienthong.reporting.reconciliation.Range;
import vn.lienthong.reporting.reconciliation.Ratio;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;

/** What findings say to people: a formula over the columns of the table, the same in every language, and words. */
@Singleton
class FindingTexts {
    private final Messages messages =
            Messages.onClassPath(Thread.currentThread().getContextClassLoader());

    String identity(Identity identity, Language language) {
        Function<Count, String> words = count -> text(language, "count." + count.column());
        return switch (identity) {
            case Within w ->
                text(
                        language,
                        "identity.within",
                        sum(w.parts(), Count::column),
                        w.whole().column(),
                        sum(w.parts(), words),
                        words.apply(w.whole()));
            case Sum s ->
                text(
                        language,
                        "identity.sum",
                        s.whole().column(),
                        sum(s.parts(), Count::column),
                        words.apply(s.whole()),
                        sum(s.parts(), words));
            case Share s ->
                text(language, "identity.share", formula(s.ratio(), s.ratio().whole()));
            case AtMostAll a -> text(language, "identity.at-most-all", a.ratio().column());
            case CountOfLedger c ->
                text(language, "identity.of-ledger", c.count().column());
            case RateOfLedger r ->
                text(language, "identity.of-ledger", r.ratio().column());
            case InLedger _ -> text(language, "identity.in-ledger");
        };
    }

    private static String formula(Ratio ratio, Count whole) {
        return ratio.column() + " = " + ratio.part().column() + " / " + whole.column();
    }

    /** {@code null} without any. */
    String wouldHold(List<Alternative> alternatives, Language language) {
        if (alternatives.isEmpty()) return null;
        return alternatives.stream()
                .map(FindingTexts::alternative)
                .collect(Collectors.joining(" " + text(language, "identity.or") + " "));
    }

    private static String alternative(Alternative alternative) {
        return switch (alternative) {
            case Counted(var count, var range) -> count.column() + " " + range(range);
            case OfAnother(var ratio, var whole) -> formula(ratio, whole);
        };
    }

    private static String range(Range range) {
        if (range.from() == range.to()) return "= " + range.from();
        if (range.to() == Long.MAX_VALUE) return "≥ " + range.from();
        return range.from() == 0 ? "≤ " + range.to() : "= " + range.from() + "–" + range.to();
    }

    private static String sum(List<Count> parts, Function<Count, String> name) {
        return parts.stream().map(name).collect(Collectors.joining(" + "));
    }

    private String text(Language language, String key, Object... args) {
        return messages.text(language, key, List.of(args)).orElseThrow();
    }
}
