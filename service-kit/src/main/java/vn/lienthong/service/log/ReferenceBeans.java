package vn.lienthong.service.log;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.journal.reference.KnownReference;

/** Makes the catalogue that a service decides with, and what keeps it up to date. */
final class ReferenceBeans {
    private ReferenceBeans() {}

    @Produces
    @Singleton
    static LiveCatalogue catalogue() {
        return LiveCatalogue.shipped();
    }

    @Produces
    @Singleton
    static KnownReference known(LiveCatalogue catalogue) {
        return new KnownReference(catalogue::learn);
    }
}
