package vn.lienthong.reporting.domain;

import java.time.LocalDate;

/** One dossier moves from one account to another on a business day. */
public record Posting(LocalDate day, Cell cell, Account from, Account to) {}
