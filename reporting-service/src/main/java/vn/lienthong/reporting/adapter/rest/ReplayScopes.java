package vn.lienthong.reporting.adapter.rest;

import java.time.LocalDate;
import java.util.stream.Stream;
import vn.lienthong.reporting.adapter.rest.ReplaysResource.Asked;
import vn.lienthong.reporting.replay.ReplayScope;

/** Reads what a replay is limited to: a dossier, a unit, days or a shard, not two of them. */
final class ReplayScopes {
    private ReplayScopes() {}

    static ReplayScope read(Asked asked) {
        if (Stream.of(asked.dossier(), asked.unit(), asked.from(), text(asked.shard()))
                        .filter(ReplayScopes::isGiven)
                        .count()
                > 1) throw Parameters.invalid(isGiven(asked.dossier()) ? "dossier" : "shard");
        if (isGiven(asked.from()) != isGiven(asked.to())) throw Parameters.invalid("to");
        var from = day("from", asked.from());
        var to = day("to", asked.to());
        if (from != null && to.isBefore(from)) throw Parameters.invalid("to");
        var upTo = isGiven(asked.upTo()) ? Parameters.parsed("upTo", asked.upTo(), Parameters::parsedTime) : null;
        return new ReplayScope(text(asked.dossier()), text(asked.unit()), from, to, asked.shard(), upTo);
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }

    private static LocalDate day(String name, String text) {
        return isGiven(text) ? Parameters.parsed(name, text, Parameters::parsedDay) : null;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private static String text(String text) {
        return isGiven(text) ? text : null;
    }
}
