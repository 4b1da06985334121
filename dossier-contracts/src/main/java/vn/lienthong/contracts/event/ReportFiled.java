package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.Edition;

/** A report was filed (báo cáo đã gửi): its first edition, fixed for ever. */
public record ReportFiled(Edition edition) implements AuditEvent {}
