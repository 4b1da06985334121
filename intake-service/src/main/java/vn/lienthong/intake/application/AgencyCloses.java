package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import vn.lienthong.intake.domain.AgencyClose;

/** When agencies closed dossiers, as routing tells and corrects. */
public interface AgencyCloses {

    /**
     * What routing told.
     *
     * @param fact its event id
     * @param at business time of the close, or the one that a correction gives it; {@code null} of an annulment
     * @param amends the event id of what it corrects or annuls; {@code null} of a close
     */
    record Told(String dossier, String fact, Instant at, String amends) {}

    Uni<Void> add(SqlClient client, Collection<Told> told);

    /** The first close of the dossier as everything told of it reads now. */
    Uni<Optional<AgencyClose>> first(SqlClient client, String dossier);
}
