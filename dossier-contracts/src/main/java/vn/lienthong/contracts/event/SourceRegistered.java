package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.SourceRegistration;

/**
 * A system was registered to post for a unit, or is now registered otherwise.
 *
 * @param approval {@code null} where nobody ordered it in writing
 */
public record SourceRegistered(SourceRegistration registration, Approval approval) implements ReferenceEvent {}
