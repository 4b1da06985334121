package vn.lienthong.reporting.views;

import java.util.Optional;

/** The set of views that whoever asks now wants the answer from. */
@FunctionalInterface
public interface AskedViews {
    /** Empty for the live one. */
    Optional<Integer> set();
}
