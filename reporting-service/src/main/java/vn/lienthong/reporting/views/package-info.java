/**
 * The sets of views: each a schema of the database with the same tables. One answers, several may be followed, so that one
 * built anew from the log can be compared with the one that answers and take its place. See ADR 0031.
 */
package vn.lienthong.reporting.views;
