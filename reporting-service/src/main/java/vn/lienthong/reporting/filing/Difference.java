package vn.lienthong.reporting.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.lienthong.reporting.domain.Account;

/**
 * Why a report has other figures than an edition of it: every fact that became known since and moved a figure, in the order
 * in which they became known, with the entries of the ledger it led to.
 *
 * @param edition id of the edition
 * @param against id of the other edition; {@code null} for what is known now
 * @param logPosition up to where the log was compared
 * @param moved by how much each cell of the total differs; cells that do not differ are left out
 * @param explained whether the facts add up to exactly that
 */
public record Difference(
        String edition,
        @JsonInclude(JsonInclude.Include.ALWAYS) String against,
        Map<Integer, Long> logPosition,
        Map<String, Long> moved,
        boolean explained,
        List<Change> facts) {

    /** @param moved by how much this fact changed each cell of the total */
    public record Change(Event event, List<Line> entries, Map<String, Long> moved) {}

    /** @param time business time */
    public record Event(String id, String type, String dossier, Instant time, Instant recordedAt) {}

    /** @param amount +1 for an entry made, -1 for one taken back */
    public record Line(String dossier, LocalDate businessDay, String unit, Account from, Account to, int amount) {}
}
