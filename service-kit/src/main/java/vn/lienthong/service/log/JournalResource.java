package vn.lienthong.service.log;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.identity.Roles;

/** What this owner's journal holds, for who verifies the log: persons are in it only sealed. */
@Path("/v1/journal")
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed(Roles.AUDITOR)
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class JournalResource {
    private static final int PAGE = 5_000;

    private final Journal journal;

    JournalResource(Journal journal) {
        this.journal = journal;
    }

    @GET
    @Path("{shard}/hashes")
    @Operation(
            summary =
                    "The chain of a shard behind a position: a line a record with position, previous hash, stored hash and"
                            + " the hash computed now; at most 5,000 lines, none behind the end")
    public Uni<String> hashes(@PathParam("shard") int shard, @QueryParam("after") @DefaultValue("0") long after) {
        return journal.events()
                .behind(journal.pool(), Map.of(shard, after), PAGE)
                .map(JournalResource::lines);
    }

    private static String lines(List<LogRecord> records) {
        return records.stream().map(JournalResource::line).collect(Collectors.joining());
    }

    private static String line(LogRecord record) {
        return record.position() + " " + record.previousHash().hex() + " "
                + record.hash().hex() + " " + HashChain.hash(record).hex() + "\n";
    }

    @GET
    @Path("{shard}/{position}")
    @Operation(summary = "A record exactly as it was hashed: shard, position and the bytes in base 64")
    public Uni<String> record(@PathParam("shard") int shard, @PathParam("position") long position) {
        var id = new EventId(journal.owner(), shard, position);
        return journal.events().at(journal.pool(), List.of(id)).map(found -> {
            if (found.isEmpty()) throw new NotFoundException();
            return hashed(found.getFirst());
        });
    }

    @GET
    @Path("dossiers/{code}")
    @Operation(
            summary =
                    "This owner's facts of a dossier in the order of versions, a line each: shard, position and the bytes that were hashed, in base 64")
    public Uni<String> dossier(@PathParam("code") String code) {
        return journal.inTransaction(tx -> journal.facts(tx, List.of(code)))
                .map(facts -> facts.getOrDefault(code, List.of()).stream()
                        .map(JournalResource::hashed)
                        .collect(Collectors.joining()));
    }

    private static String hashed(LogRecord record) {
        return record.shard() + " " + record.position() + " "
                + Base64.getEncoder().encodeToString(HashChain.hashed(record)) + "\n";
    }
}
