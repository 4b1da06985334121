package vn.lienthong.reporting.online;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Head;
import vn.lienthong.reporting.report.Period;

/**
 * Of the dossiers received in each part of a period, how many were filed online. Each part is what form 06a of its days says:
 * a dossier counts in the row of the unit that had it at the end of that part.
 *
 * @param by the length of the parts
 * @param rows units as in form 06a
 */
public record OnlineShareReport(
        String form, @JsonUnwrapped Head head, String by, List<Row> rows, List<Share> total, List<Check> checks) {

    public static final String FORM = "online-share";

    /** @param key code of the unit */
    @Schema(name = "OnlineShareRow")
    public record Row(String key, String label, List<Share> parts) {}

    /**
     * @param received in these days, whatever the way
     * @param direct at the desk and by post
     * @param share per cent online, two decimals; {@code null} when none was received
     */
    @Schema(name = "OnlineShare")
    public record Share(
            LocalDate from,
            LocalDate to,
            long received,
            long online,
            long direct,
            @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal share) {

        static Share of(Period part, Figures figures) {
            var in = figures.received();
            var received = in.total() - in.carriedIn();
            return new Share(
                    part.from(), part.to(), received, in.online(), in.direct(), perCent(in.online(), received));
        }

        private static BigDecimal perCent(long online, long received) {
            return received == 0
                    ? null
                    : BigDecimal.valueOf(100 * online).divide(BigDecimal.valueOf(received), 2, RoundingMode.HALF_UP);
        }

        boolean addsUp() {
            return received == online + direct;
        }
    }
}
