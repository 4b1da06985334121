package vn.lienthong.reporting.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.reporting.projection.FactTable;

/** A row of the table of facts, to be read; what the columns mean is told where the table is made. */
@Entity
@Immutable
@Table(name = "fact")
@IdClass(StoredFact.Place.class)
class StoredFact {
    record Place(short partition, long logOffset) {}

    @Id
    short partition;

    @Id
    long logOffset;

    long position;
    Instant time;
    Instant recordedAt;
    Owner owner;
    String dossier;
    String type;
    String unit;
    String actor;
    String causation;
    String flags;
    String data;
    String sealed;

    Fact fact() {
        return new Fact(
                EventId.of(owner, partition, position),
                owner,
                position,
                logOffset,
                dossier,
                time,
                recordedAt,
                unit,
                actor,
                causation,
                null,
                FactTable.flags(flags),
                EventTypes.decode(FactTable.TYPE_PREFIX + type, data));
    }
}
