package vn.lienthong.deadline.application;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.deadline.domain.TimeLaw;

/** Where the law comes from. */
final class Law {
    @Produces
    @Singleton
    TimeLaw law(LiveCatalogue catalogue) {
        return new CatalogueTimeLaw(catalogue);
    }
}
