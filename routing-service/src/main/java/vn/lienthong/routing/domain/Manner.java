package vn.lienthong.routing.domain;

/** How a fact comes to us, which decides what a broken rule means. */
public enum Manner {
    /** It happened elsewhere and is told: a broken rule is recorded as a flag. */
    REPORTED,
    /** Someone asks for it now: a broken rule refuses it. */
    COMMANDED,
    /** Someone asks for it now and names the ground on which the rule may be broken. */
    COMMANDED_WITH_GROUND
}
