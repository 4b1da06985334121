package vn.lienthong.contracts.post;

import vn.lienthong.contracts.value.Channel;

/** Data of a posted {@code vn.lienthong.dossier.returned.v1}. */
public record Returned(String unit, Channel channel, String receiver, String officer) implements PostedFact {}
