package vn.lienthong.reporting.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.domain.Status;

/** A row of the table of dossiers, to be read; what the columns mean is told where the table is made. */
@Entity
@Immutable
@Table(name = "dossier")
class StoredDossier {
    @Id
    String code;

    String parent;
    String[] children;
    String procedure;
    String field;
    String unit;
    String resolvingUnit;
    String holder;
    String sentTo;
    String[] units;
    String officer;
    Channel channel;
    Status status;
    short awaiting;
    Instant submittedAt;
    Instant receivedAt;
    Instant passedAt;
    Instant dueAt;
    Instant originalDueAt;
    Instant dueSoonFrom;
    Instant overdueFrom;
    Instant closedAt;
    Instant returnedAt;
    CloseKind outcome;
    Punctuality punctuality;

    @Enumerated(EnumType.STRING)
    OverdueCause overdueCause;

    String flags;
}
