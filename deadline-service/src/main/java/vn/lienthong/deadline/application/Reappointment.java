package vn.lienthong.deadline.application;

import vn.lienthong.contracts.post.Extended;

/**
 * What a person orders: another day.
 *
 * @param overridden whether a ground was given for breaking a rule knowingly
 */
public record Reappointment(Extended extended, boolean overridden) {}
