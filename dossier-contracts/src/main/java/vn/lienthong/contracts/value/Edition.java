package vn.lienthong.contracts.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An edition of a published report.
 *
 * @param id names it for ever: its form, unit, days, breakdown and basis of due dates, and its number among the editions of
 *     these, from 1
 * @param unit the generation of the unit, {@code code@first-day}
 * @param from first business day
 * @param to last business day
 * @param by what the rows are, e.g. {@code unit}
 * @param dueBasis {@code inForce} or {@code first}
 * @param standsOn id of the edition of the period before whose closing is carried in here; {@code null} for the first of a
 *     series
 * @param logPosition next offset per partition: what was known
 * @param waiting by partition, the offsets of records before that position which could not be applied yet, so that nothing
 *     here is counted from them; {@code null} where there were none
 * @param rules version of the rules by which it was counted
 * @param checksum SHA-256 of the report's text in UTF-8, in hexadecimal digits
 * @param report the answer that was given, as a JSON text: exactly what the checksum is of
 */
public record Edition(
        String id,
        String form,
        String unit,
        LocalDate from,
        LocalDate to,
        String by,
        String dueBasis,
        String standsOn,
        Map<Integer, Long> logPosition,
        Map<Integer, List<Long>> waiting,
        String rules,
        String checksum,
        String report) {}
