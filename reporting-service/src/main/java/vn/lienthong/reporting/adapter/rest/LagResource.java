package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.lienthong.reporting.adapter.client.OtherServices;
import vn.lienthong.reporting.lag.Lag;
import vn.lienthong.reporting.lag.LagMeter;
import vn.lienthong.service.health.Progress;
import vn.lienthong.service.health.ProgressReport;

/** {@code GET /v1/health/lag}: open to all, for it names no dossier. */
@Path("/v1/health/lag")
public class LagResource {
    private final OtherServices others;
    private final Instance<Progress> own;
    private final LagMeter meter;

    LagResource(OtherServices others, Instance<Progress> own, LagMeter meter) {
        this.others = others;
        this.own = own;
        this.meter = meter;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far owners, relays and views are behind the journals")
    public Uni<Lag> lag() {
        return Uni.combine()
                .all()
                .unis(others.progress(), own.get().now())
                .with((reports, mine) -> meter.measure(all(reports, mine), others.names()));
    }

    private static List<ProgressReport> all(List<ProgressReport> others, ProgressReport own) {
        var all = new ArrayList<>(others);
        all.add(own);
        return all;
    }
}
