package vn.lienthong.intake.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.ReferenceExport;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.intake.application.ReferenceHistory;
import vn.lienthong.intake.application.ReferenceHistory.Entry;
import vn.lienthong.intake.application.ReferenceSubject;

/**
 * All that is known of units, agencies, officers, delegations, procedures and calendars, as files that can be sent back;
 * and who changed what.
 */
@Path("/v1/reference")
public class ReferenceFilesResource {
    static final String CSV = "text/csv";
    static final String YAML = "application/yaml";
    /** Who asks for nothing in particular gets JSON. */
    private static final String IF_ASKED = ";qs=0.5";

    private final LiveCatalogue catalogue;
    private final ReferenceHistory history;

    ReferenceFilesResource(LiveCatalogue catalogue, ReferenceHistory history) {
        this.catalogue = catalogue;
        this.history = history;
    }

    @GET
    @Path("units")
    @Produces(CSV + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All units of all times as a table")
    public byte[] unitsTable() {
        return ReferenceExport.units(catalogue.state(), Format.CSV);
    }

    @GET
    @Path("units")
    @Produces(YAML + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All units of all times as a list")
    public byte[] unitsList() {
        return ReferenceExport.units(catalogue.state(), Format.YAML);
    }

    @GET
    @Path("agencies")
    @Produces(CSV + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All agencies of all times as a table")
    public byte[] agenciesTable() {
        return ReferenceExport.agencies(catalogue.state(), Format.CSV);
    }

    @GET
    @Path("agencies")
    @Produces(YAML + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All agencies of all times as a list")
    public byte[] agenciesList() {
        return ReferenceExport.agencies(catalogue.state(), Format.YAML);
    }

    @GET
    @Path("officers")
    @Produces(CSV + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All appointments of all officers as a table")
    public byte[] officersTable() {
        return ReferenceExport.officers(catalogue.state(), Format.CSV);
    }

    @GET
    @Path("officers")
    @Produces(YAML + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All officers with all their appointments as a list")
    public byte[] officersList() {
        return ReferenceExport.officers(catalogue.state(), Format.YAML);
    }

    @GET
    @Path("delegations")
    @Produces(CSV + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All delegations of all times as a table")
    public byte[] delegationsTable() {
        return ReferenceExport.delegations(catalogue.state(), Format.CSV);
    }

    @GET
    @Path("delegations")
    @Produces(YAML + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All delegations of all times as a list")
    public byte[] delegationsList() {
        return ReferenceExport.delegations(catalogue.state(), Format.YAML);
    }

    @GET
    @Path("procedures")
    @Produces(CSV + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All versions of all procedures as a table")
    public byte[] proceduresTable() {
        return ReferenceExport.procedures(catalogue.state(), Format.CSV);
    }

    @GET
    @Path("procedures")
    @Produces(YAML + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All versions of all procedures as a list")
    public byte[] proceduresList() {
        return ReferenceExport.procedures(catalogue.state(), Format.YAML);
    }

    @GET
    @Path("calendars")
    @Produces(CSV + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All versions of the working calendar as a table")
    public byte[] calendarsTable() {
        return ReferenceExport.calendars(catalogue.state(), Format.CSV);
    }

    @GET
    @Path("calendars")
    @Produces(YAML + IF_ASKED)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "All versions of the working calendar as a list")
    public byte[] calendarsList() {
        return ReferenceExport.calendars(catalogue.state(), Format.YAML);
    }

    @GET
    @Path("units/{code}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who changed the units that bore a code, when, and on whose word")
    public Uni<List<Entry>> unitHistory(@PathParam("code") String code) {
        return history.of(catalogue.now().generations(code).stream()
                .map(unit -> ReferenceSubject.unit(unit.code(), unit.validFrom()))
                .toList());
    }

    @GET
    @Path("agencies/{code}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who changed the agencies that bore a code, when, and on whose word")
    public Uni<List<Entry>> agencyHistory(@PathParam("code") String code) {
        return history.of(catalogue.state().agencies(code).stream()
                .map(agency -> ReferenceSubject.agency(agency.code(), agency.from()))
                .toList());
    }

    @GET
    @Path("officers/{id}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who appointed, moved or released an officer, when, and on whose word")
    public Uni<List<Entry>> officerHistory(@PathParam("id") String id) {
        return history.of(List.of(ReferenceSubject.officer(id)));
    }

    @GET
    @Path("delegations/{code:.+}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who granted and revoked a delegation, when, and on whose word")
    public Uni<List<Entry>> delegationHistory(@PathParam("code") String code) {
        return history.of(List.of(ReferenceSubject.delegation(code)));
    }

    @GET
    @Path("procedures/{code}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who changed a procedure, when, and on whose word")
    public Uni<List<Entry>> procedureHistory(@PathParam("code") String code) {
        return history.of(List.of(ReferenceSubject.procedure(code)));
    }
}
