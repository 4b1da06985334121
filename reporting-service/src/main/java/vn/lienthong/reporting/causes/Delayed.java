package vn.lienthong.reporting.causes;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A dossier that was closed late or is open and overdue, as form 06a counts it.
 *
 * @param unit code of its row
 */
public record Delayed(
        String dossier, String unit, @JsonIgnore CauseCell cell, Cause cause) {}
