package vn.lienthong.reporting.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** How far the views go in a partition of the log. */
@Entity
@Immutable
@Table(name = "read_position")
class ReadPosition {
    @Id
    short partition;

    long nextOffset;
}
