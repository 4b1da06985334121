package vn.lienthong.contracts.event;

import java.time.Instant;

/** The applicant had until then for a supplement (hết thời hạn bổ sung hồ sơ), and it did not come. */
public record SupplementExpired(Instant dueAt, String basis) implements DeadlineEvent {}
