package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registered sources. One that is used unregistered belongs to the unit whose item was accepted first under it. */
public interface Sources {

    /** @param offline posts in bulk, late by up to {@code graceDays}; a live one posts as things happen */
    record Source(String source, String unit, boolean offline, int graceDays) {}

    /** The unit to which the source belongs, if that was asked lately. */
    Optional<String> rememberedUnitOf(String source);

    /**
     * Lets sources that belong to nobody belong to these units, in the transaction of what was accepted under them.
     *
     * @return the units to which they belong now; those of sources asked for lately may be missing
     */
    Uni<Map<String, String>> take(SqlConnection tx, Map<String, String> units);

    Uni<Optional<Source>> find(String source);

    Uni<List<Source>> all();

    Uni<Void> register(SqlConnection tx, Source source);
}
