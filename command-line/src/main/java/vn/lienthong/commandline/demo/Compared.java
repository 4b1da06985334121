package vn.lienthong.commandline.demo;

import vn.lienthong.cases.Figure;

/**
 * A figure of a case, and what the suite says.
 *
 * @param expected what the suite must say
 */
record Compared(Figure figure, String expected, String ours) {
    boolean agrees() {
        return ours.equals(expected);
    }
}
