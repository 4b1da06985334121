package vn.lienthong.deadline.application;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.deadline.domain.TimeLaw;

/** Where the law comes from. */
final class Law {
    @Produces
    @Singleton
    Catalogue catalogue() {
        return Catalogue.shipped();
    }

    @Produces
    @Singleton
    TimeLaw law(Catalogue catalogue) {
        return new CatalogueTimeLaw(catalogue);
    }
}
