package vn.lienthong.contracts.event;

/** Withdrawn by the applicant (rút hồ sơ). Portal status 7. */
public record DossierWithdrawn() implements IntakeEvent {}
