package vn.lienthong.reporting.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import vn.lienthong.reporting.report.Report06a.UnitName;

/**
 * What every report says of itself.
 *
 * @param asOf recorded time up to which the log is counted
 * @param logPosition the next offset per partition: asking with it gives the same figures again
 * @param finished whether these figures will not change any more
 */
public record Head(
        UnitName unit,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        Map<Integer, Long> logPosition,
        @JsonProperty("final") boolean finished) {}
