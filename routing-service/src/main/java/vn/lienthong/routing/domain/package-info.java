/**
 * What routing decides, free of frameworks, clocks and I/O: {@link vn.lienthong.routing.domain.Dossier} is the fold of a
 * dossier's history, {@link vn.lienthong.routing.domain.Routing} says what becomes of a command on it.
 */
package vn.lienthong.routing.domain;
