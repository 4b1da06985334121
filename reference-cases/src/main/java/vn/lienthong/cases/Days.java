package vn.lienthong.cases;

import java.time.LocalDate;

/**
 * The days of one dossier.
 *
 * @param afterThree whether it is received after 15:00
 * @param closed {@code null} while open
 */
record Days(LocalDate received, boolean afterThree, LocalDate due, LocalDate closed) {}
