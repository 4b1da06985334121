package vn.lienthong.deadline.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.lienthong.deadline.application.ReadsClocks;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.Language;
import vn.lienthong.workingtime.WorkCalendar;

/** The clocks of a dossier, for the units that have to do with it. */
@Path("/v1/dossiers/{code}/clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clocks", description = "Thời hạn giải quyết hồ sơ")
public class ClockResource {
    private final ReadsClocks clocks;
    private final CurrentCaller caller;
    private final Access access;
    private final TimeLaw law;
    private final InstantSource time;

    public ClockResource(ReadsClocks clocks, CurrentCaller caller, Access access, TimeLaw law, InstantSource time) {
        this.clocks = clocks;
        this.caller = caller;
        this.access = access;
        this.law = law;
        this.time = time;
    }

    @GET
    @RolesAllowed({Roles.SOURCE, Roles.CLERK, Roles.OFFICER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "Every due date, leg clock, suspension and notice, with basis and day-by-day trace")
    public Uni<ClockView> clock(@PathParam("code") String code, @Context HttpHeaders headers) {
        var asking = caller.get();
        var language = Language.of(headers);
        return clocks.of(code).chain(file -> clocks.callFor(file)
                .map(called -> called.map(fact -> BeginningView.of(fact, language)))
                .map(beginning -> view(file, beginning.orElse(null), asking, language)));
    }

    private ClockView view(CaseFile file, BeginningView beginning, Caller asking, Language language) {
        var history = file.history();
        var sheet = TimeSheet.of(history, law);
        access.requireReader(history, sheet, asking);
        var rules = law.rules(WorkCalendar.dayOf(sheet.beginning().time()));
        var now = time.instant();
        return sheet.isReceived()
                ? ClockView.of(file.dossier(), beginning, history, sheet, rules, language, now)
                : ClockView.ofFiled(file.dossier(), history, sheet, rules, now);
    }
}
