package vn.lienthong.reporting.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be filed: a report as {@code GET /v1/reports/06a} is asked for it, on the units of then. */
record FilingBody(
        @Schema(description = "the form; 06a", defaultValue = "06a")
        String form,

        @Schema(required = true) String unit,

        @Schema(description = "e.g. 2026-Q3; or 'from' and 'to'")
        String period,

        String from,
        String to,

        @Schema(description = "what the rows are", defaultValue = "unit")
        String by,

        @Schema(description = "inForce or first", defaultValue = "inForce")
        String dueBasis) {}
