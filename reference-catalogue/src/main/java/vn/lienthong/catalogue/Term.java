package vn.lienthong.catalogue;

/** A word that reference data is written with, under its code: a kind of agency, a position of an officer. */
public record Term(String code, String name, String english) {}
