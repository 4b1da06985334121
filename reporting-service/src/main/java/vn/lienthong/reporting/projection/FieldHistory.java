package vn.lienthong.reporting.projection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.projection.BatchFold.Place;

/** Which facts each column of a dossier's row follows from: those with which it became another. */
public final class FieldHistory {
    private static final String[] COLUMNS = DossierTable.COLUMNS.split(", ");

    private FieldHistory() {}

    /**
     * @param facts of the dossier, in the order of the log
     * @return ids of facts by column, the latest last
     */
    public static Map<String, List<String>> of(
            String code, List<Fact> facts, SortedSet<String> children, DueSoonDates dueSoon) {
        var events = new HashMap<String, List<String>>();
        var before = new String[COLUMNS.length];
        for (int known = 1; known <= facts.size(); known++) {
            var last = facts.get(known - 1);
            var after = row(Dossier.of(code, facts.subList(0, known), children), last, dueSoon);
            for (int i = 0; i < COLUMNS.length; i++)
                if (!after[i].equals(before[i]))
                    events.computeIfAbsent(COLUMNS[i], _ -> new ArrayList<>()).add(last.id());
            before = after;
        }
        return events;
    }

    private static String[] row(Dossier dossier, Fact last, DueSoonDates dueSoon) {
        var line = new CopyText();
        DossierTable.line(line, DossierRow.of(new Place(0, last.offset()), dossier, dueSoon));
        return new String(line.take(), StandardCharsets.UTF_8).split("\t", -1);
    }
}
