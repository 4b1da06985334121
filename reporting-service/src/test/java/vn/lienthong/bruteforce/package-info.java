/**
 * Form 06a counted a second time, from its definitions and straight over the facts: no accounts, no postings, no folds.
 * Nothing here knows the code of reporting, so that the two can only agree by both being right.
 */
package vn.lienthong.bruteforce;
