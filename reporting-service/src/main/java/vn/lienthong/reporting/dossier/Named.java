package vn.lienthong.reporting.dossier;

/** A code with what it is called. */
public record Named(String code, String name) {}
