package vn.lienthong.deadline.application;

import java.time.Instant;

/**
 * Who may still have to tell what makes a notice wrong.
 *
 * @param source that posted the dossier; it is awaited until it is complete up to the moment in question
 * @param until from when an offline one is awaited no longer; {@code null} of a live one, which is awaited until it is quiet
 */
public record AwaitedSource(String source, Instant until) {}
