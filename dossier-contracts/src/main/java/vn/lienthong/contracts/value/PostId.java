package vn.lienthong.contracts.value;

/** The identity a poster gave a fact; unique over everything, kept for ever. */
public record PostId(String source, String id) {}
