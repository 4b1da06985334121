package vn.lienthong.contracts.event;

import java.util.List;
import vn.lienthong.contracts.value.Leg;

/** The legs of the procedure in force at reception (quy trình nội bộ). */
public record RoutePlanned(List<Leg> legs, String procedureVersion) implements RoutingEvent {}
