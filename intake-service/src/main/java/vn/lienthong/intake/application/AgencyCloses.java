package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.Optional;
import vn.lienthong.intake.domain.AgencyClose;

/** When agencies closed dossiers, as routing tells: a person's command is decided with it, a system's post never. */
public interface AgencyCloses {

    /** What routing says of a dossier's close. */
    record Told(String dossier, AgencyClose close) {}

    Uni<Void> add(SqlClient client, Collection<Told> closes);

    /** These happened at another time than was told before. Facts that are no closes change nothing. */
    Uni<Void> move(SqlClient client, Collection<Told> corrected);

    /** These never happened. */
    Uni<Void> remove(SqlClient client, Collection<Told> annulled);

    /** The first close of the dossier. */
    Uni<Optional<AgencyClose>> first(SqlClient client, String dossier);
}
