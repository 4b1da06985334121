package vn.lienthong.reporting.domain;

import vn.lienthong.contracts.value.Channel;

/**
 * Where a dossier counts: the unit that is to resolve it, and the breakdowns of form 06a.
 *
 * @param officer who received it, or empty
 */
public record Cell(String unit, String procedure, String field, Channel channel, String officer) {
    Cell of(String other) {
        return new Cell(other, procedure, field, channel, officer);
    }
}
