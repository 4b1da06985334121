package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.Channel;

/** The citizen has the result (trả kết quả). Portal status 10. */
public record ResultReturned(String unit, Channel channel, String officer) implements IntakeEvent {}
