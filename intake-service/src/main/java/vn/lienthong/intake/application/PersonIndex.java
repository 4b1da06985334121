package vn.lienthong.intake.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;

/** Finds the dossiers of a person by name, id number or phone, of which only keyed hashes are kept. */
public interface PersonIndex {

    /** The private text of one fact of a dossier, with the persons it may name. */
    record Mention(String dossier, ObjectNode text) {}

    Uni<Void> insert(SqlClient client, List<Mention> mentions);

    /** Nobody is found by these dossiers any more, nor is it told who was looked for. */
    Uni<Void> forget(SqlClient client, Collection<String> dossiers);

    /** The dossiers in which a person of this name, id number or phone takes part, at most {@code limit}. */
    Uni<List<String>> find(SqlClient client, String person, int limit);
}
