package vn.lienthong.routing.adapter;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.service.json.Zone;

/** The rules on the reference data they are applied with. */
final class Reference {

    @Produces
    @Singleton
    Routing routing(LiveCatalogue catalogue) {
        return new Routing((code, at) -> catalogue
                .now()
                .unit(code, at.atZone(Zone.VIETNAM).toLocalDate())
                .isPresent());
    }
}
