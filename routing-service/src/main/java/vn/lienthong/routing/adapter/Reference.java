package vn.lienthong.routing.adapter;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.routing.domain.Signatures;
import vn.lienthong.routing.domain.Units;
import vn.lienthong.service.json.Zone;

/** The rules on the reference data they are applied with. */
final class Reference {

    @Produces
    @Singleton
    Units units(LiveCatalogue catalogue) {
        return (code, at) -> catalogue.now().unit(code, dayOf(at)).isPresent();
    }

    @Produces
    @Singleton
    Routing routing(Units units, LiveCatalogue catalogue) {
        return new Routing(units, new Registers(catalogue));
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(Zone.VIETNAM).toLocalDate();
    }

    private record Registers(LiveCatalogue catalogue) implements Signatures {
        @Override
        public boolean isOfficer(String signer, Instant at) {
            return catalogue.now().knowsOfficer(signer, dayOf(at));
        }

        @Override
        public boolean isOfficerOf(String signer, String unit, Instant at) {
            return catalogue.now().knowsOfficer(signer, unit, dayOf(at));
        }

        @Override
        public boolean hasRegister(String unit, Instant at) {
            return catalogue.now().hasOfficers(unit, dayOf(at));
        }

        @Override
        public boolean isByPosition(String signer, String unit, Instant at) {
            return catalogue.now().signsByPosition(signer, unit, dayOf(at));
        }

        @Override
        public boolean isByDelegation(String delegation, String signer, String unit, String procedure, Instant at) {
            return catalogue
                    .now()
                    .delegation(delegation, signer, unit, procedure, at)
                    .isPresent();
        }
    }
}
