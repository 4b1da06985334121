package vn.lienthong.contracts.value;

/** What a clock or a notice is about: the whole dossier or one leg of its route. */
public enum Scope {
    DOSSIER,
    LEG
}
