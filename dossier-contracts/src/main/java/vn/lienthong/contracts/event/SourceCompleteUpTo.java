package vn.lienthong.contracts.event;

import java.time.Instant;

/** The source has posted everything that happened up to then; written to every shard behind the facts it covers. */
public record SourceCompleteUpTo(String source, Instant upTo) implements IntakeEvent {}
