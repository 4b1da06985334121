package vn.lienthong.reporting.filing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.Edition;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.EditionId;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Report06a;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Series;
import vn.lienthong.reporting.report.StoredEdition;

/** The reports of a series: how each is asked for, and what an edition of it consists of. */
@Singleton
public class ReportsOfSeries {
    private final LiveCatalogue catalogue;

    ReportsOfSeries(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What an edition of the same series answers. */
    Query06a query(Query06a of, StoredEdition edition) {
        var by = Breakdown.valueOf(edition.edition().by().toUpperCase(Locale.ROOT));
        var scope = Scope.of(catalogue.now(), of.scope().unit(), edition.period());
        return of.with(scope, edition.period()).by(by);
    }

    /**
     * @param current the editions in force
     * @param waiting the records that could not be counted, by partition
     */
    Edition edition(
            Query06a query,
            Optional<StoredEdition> before,
            List<StoredEdition> current,
            Report06a report,
            Map<Integer, List<Long>> waiting,
            String text) {
        var series = Series.of(query);
        var id = before.map(edition -> EditionId.parse(edition.id()).next()).orElseGet(() -> EditionId.first(query));
        return new Edition(
                id.toString(),
                Report06a.FORM,
                series.unit(),
                query.period().from(),
                query.period().to(),
                query.by().text(),
                series.dueBasis(),
                StoredEdition.previous(query.period(), current)
                        .map(StoredEdition::id)
                        .orElse(null),
                report.logPosition(),
                waiting.isEmpty() ? null : waiting,
                Report06a.RULES,
                checksum(text),
                text);
    }

    /** In lower-case hexadecimal digits. */
    static String checksum(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
