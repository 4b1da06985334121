package vn.lienthong.reporting.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Report06a;
import vn.lienthong.reporting.report.StoredEdition;

/**
 * An edition as it was filed; nothing of this answer ever changes.
 *
 * @param standsOn id of the edition of the period before whose closing is carried in here
 * @param restates id of the edition of the same report before this one
 * @param report the very text of which {@code checksum} is the SHA-256
 */
record FiledEdition(
        String id,
        int edition,
        String form,
        String unit,
        LocalDate from,
        LocalDate to,
        String by,
        String dueBasis,
        Instant filedAt,
        String filedBy,
        @JsonInclude(JsonInclude.Include.ALWAYS) String standsOn,
        @JsonInclude(JsonInclude.Include.ALWAYS) String restates,
        Map<Integer, Long> logPosition,
        String rules,
        String checksum,

        @JsonRawValue @Schema(implementation = Report06a.class)
        String report) {

    static FiledEdition of(StoredEdition stored) {
        var edition = stored.edition();
        return new FiledEdition(
                edition.id(),
                stored.number(),
                edition.form(),
                edition.unit(),
                edition.from(),
                edition.to(),
                edition.by(),
                edition.dueBasis(),
                stored.filedAt(),
                stored.filedBy(),
                edition.standsOn(),
                stored.restates(),
                edition.logPosition(),
                edition.rules(),
                edition.checksum(),
                edition.report());
    }
}
