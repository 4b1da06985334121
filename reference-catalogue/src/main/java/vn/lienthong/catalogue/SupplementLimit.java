package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Set;
import vn.lienthong.contracts.value.Limit;

/**
 * How long an applicant has for a supplement before processing is stopped (thời hạn bổ sung hồ sơ), in one version.
 *
 * @param procedures codes of those that it binds, {@code null} for all
 * @param limit counted from the request
 * @param from for what is received from this day on
 * @param to last day of the version, {@code null} while it is in force
 * @param basis legal source
 */
public record SupplementLimit(Set<String> procedures, Limit limit, LocalDate from, LocalDate to, String basis)
        implements DatedRule {}
