package vn.lienthong.reporting.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** How far a partition of the log has been applied. */
@Entity
@Immutable
@Table(name = "consumer_position")
@IdClass(ReadPosition.Of.class)
class ReadPosition {
    static final String OF_VIEWS = "reporting";

    record Of(String reader, short partition) {}

    @Id
    String reader;

    @Id
    short partition;

    long nextOffset;
}
