package vn.lienthong.reporting.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.reporting.domain.BusinessDay;

/**
 * What somebody said of the handling of a dossier (phản ánh, kiến nghị), whom it concerns, and what was found.
 *
 * @param id of its fact, by which its answer names it
 * @param at business time
 * @param unit the agency that had the dossier in hand then, or had it last; {@code null} before the reception
 * @param officer whom it names, else who had the dossier in hand; {@code null} where nobody was told
 * @param byCitizen whether it was given with the key on the receipt
 * @param answeredAt business time of the last answer, whose finding it is; both {@code null} until it is answered
 */
public record FeedbackGiven(
        String id,
        FeedbackKind kind,
        Instant at,
        String unit,
        String officer,
        boolean byCitizen,
        Finding finding,
        Instant answeredAt) {

    /** In the order in which they were given. */
    public static List<FeedbackGiven> of(History history) {
        var answers = answers(history);
        var custody = Custody.of(history);
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof FeedbackReceived)
                .map(fact -> of(fact, custody, answers.get(fact.id())))
                .toList();
    }

    /** By the id of the feedback the last of its answers. */
    private static Map<String, Fact> answers(History history) {
        var answers = new HashMap<String, Fact>();
        for (var fact : history.facts())
            if (fact.event() instanceof FeedbackAnswered answered) answers.put(answered.feedback(), fact);
        return answers;
    }

    private static FeedbackGiven of(Fact fact, Custody custody, Fact answer) {
        var given = (FeedbackReceived) fact.event();
        var holding = custody.concernedAt(fact.time(), given.officer());
        return new FeedbackGiven(
                fact.id(),
                given.kind(),
                fact.time(),
                holding.map(Custody.Holding::unit).orElse(null),
                given.officer() != null
                        ? given.officer()
                        : holding.map(Custody.Holding::officer).orElse(null),
                FeedbackReceived.BY_CITIZEN.equals(fact.actor()),
                answer == null ? null : ((FeedbackAnswered) answer.event()).finding(),
                answer == null ? null : answer.time());
    }

    /** Whether something of these kinds was said before that moment that was not found to be unfounded. */
    public static boolean stands(History history, Set<FeedbackKind> kinds, Instant before) {
        return wasGiven(history)
                && of(history).stream()
                        .anyMatch(given -> kinds.contains(given.kind())
                                && given.at().isBefore(before)
                                && given.finding() != Finding.UNFOUNDED);
    }

    /** Few dossiers have any: of the others nobody need ask who had them in hand. */
    public static boolean wasGiven(History history) {
        return history.facts().stream().anyMatch(fact -> fact.event() instanceof FeedbackReceived);
    }

    public boolean isAnswered() {
        return answeredAt != null;
    }

    public LocalDate answeredOn() {
        return answeredAt == null ? null : BusinessDay.of(answeredAt);
    }
}
