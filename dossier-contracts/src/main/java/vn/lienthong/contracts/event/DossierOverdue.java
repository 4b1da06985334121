package vn.lienthong.contracts.event;

import java.time.Instant;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;

/** A notice: the due instant passed while the dossier was open (quá hạn). Changes no figure. Its business time is the due instant. */
public record DossierOverdue(Scope scope, String leg, Instant dueAt, OverdueCause cause) implements DeadlineEvent {}
