package vn.lienthong.intake.application;

import vn.lienthong.intake.domain.Dossier;

/** A dossier with the key its private texts are sealed under. */
public record Known(Dossier dossier, DossierKey key) {}
