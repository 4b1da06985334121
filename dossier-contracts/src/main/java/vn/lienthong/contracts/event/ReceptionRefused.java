package vn.lienthong.contracts.event;

/** Refused at the desk (từ chối tiếp nhận); never enters the report. Portal status 3. */
public record ReceptionRefused(String unit, String officer) implements IntakeEvent {}
