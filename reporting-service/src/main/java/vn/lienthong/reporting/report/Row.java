package vn.lienthong.reporting.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A row of a report: what it is about, and its figures. */
public record Row(String key, String label, @JsonUnwrapped Figures figures) {}
