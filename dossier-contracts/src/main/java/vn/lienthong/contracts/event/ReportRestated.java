package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.Edition;

/**
 * What became known since gives a filed report other figures: a further edition is in force from now on. The one before
 * stays as it is.
 *
 * @param restates id of the edition before
 */
public record ReportRestated(Edition edition, String restates) implements AuditEvent {}
