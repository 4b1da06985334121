package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import vn.lienthong.service.casefile.CaseFiles;

/** Where the facts are kept on which time depends, deadline's own and those of the log. */
public interface KnownFacts extends CaseFiles {

    /** Keeps what the log has brought. */
    Uni<Void> keep(SqlConnection tx, List<Arrived> arrived);
}
