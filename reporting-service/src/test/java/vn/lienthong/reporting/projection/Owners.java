package vn.lienthong.reporting.projection;

import io.vertx.mutiny.core.Vertx;
import java.util.EnumMap;
import java.util.Map;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.reporting.report.OwnersQuarantine;

/** The journals of the services that own facts of dossiers, none of which has anything in quarantine. */
final class Owners implements AutoCloseable {
    private final Map<Owner, OwnerJournal> journals = new EnumMap<>(Owner.class);

    static Owners start(Vertx vertx, String postgres, String kafka, String password, OwnersQuarantine quarantine) {
        var owners = new Owners();
        for (var owner : new Owner[] {Owner.INTAKE, Owner.ROUTING, Owner.DEADLINE}) {
            owners.journals.put(owner, OwnerJournal.start(owner, vertx, postgres, kafka, password));
            quarantine.told(owner.code(), 0);
        }
        return owners;
    }

    OwnerJournal journal(Owner owner) {
        return journals.get(owner);
    }

    @Override
    public void close() {
        journals.values().forEach(OwnerJournal::close);
    }
}
