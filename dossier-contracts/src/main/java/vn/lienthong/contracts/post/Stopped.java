package vn.lienthong.contracts.post;

import vn.lienthong.contracts.value.StopGround;

/** Data of a posted {@code vn.lienthong.dossier.stopped.v1}. */
public record Stopped(String unit, StopGround ground, String officer) implements PostedFact {}
