package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.StopGround;

/** Processing stopped (dừng xử lý), a final state. Portal status 8. */
public record ProcessingStopped(String unit, StopGround ground, String officer) implements RoutingEvent {}
