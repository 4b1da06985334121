package vn.lienthong.contracts.event;

/** Handed from one agency to another (chuyển hồ sơ). Portal status 4. */
public record DossierTransferred(String fromUnit, String toUnit, String fromOfficer, String toOfficer, String leg)
        implements RoutingEvent {}
