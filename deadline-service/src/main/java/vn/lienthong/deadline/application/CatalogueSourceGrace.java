package vn.lienthong.deadline.application;

import java.time.Duration;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.reference.SourceRegistration;

/** As the sources are registered in the reference data. */
public final class CatalogueSourceGrace implements SourceGrace {
    private final LiveCatalogue catalogue;

    public CatalogueSourceGrace(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Duration of(String source) {
        return catalogue
                .state()
                .source(source)
                .filter(SourceRegistration::offline)
                .map(registered -> Duration.ofDays(registered.graceDays()))
                .orElse(Duration.ZERO);
    }
}
