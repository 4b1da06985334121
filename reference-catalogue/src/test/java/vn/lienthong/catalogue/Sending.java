package vn.lienthong.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.UnitGeneration;

/** Files as tests send them. */
final class Sending {
    static final Approval APPROVAL = new Approval("1656/NQ-UBTVQH15", "UBND thành phố Hà Nội");

    private Sending() {}

    static Plan<UnitGeneration> units(ReferenceState known, String csv) {
        return ReferenceImport.units(known, ReferenceFiles.units(Format.CSV, csv.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<UnitGeneration> unitsInYaml(ReferenceState known, String yaml) {
        return ReferenceImport.units(known, ReferenceFiles.units(Format.YAML, yaml.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<AgencyDescription> agencies(ReferenceState known, String csv) {
        return ReferenceImport.agencies(known, ReferenceFiles.agencies(Format.CSV, csv.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<OfficerDescription> officers(ReferenceState known, String csv) {
        return ReferenceImport.officers(known, ReferenceFiles.officers(Format.CSV, csv.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<DelegationDescription> delegations(ReferenceState known, String csv) {
        return ReferenceImport.delegations(
                known, ReferenceFiles.delegations(Format.CSV, csv.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<ProcedureDescription> procedures(ReferenceState known, String csv) {
        return ReferenceImport.procedures(known, ReferenceFiles.procedures(Format.CSV, csv.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<ProcedureDescription> proceduresInYaml(ReferenceState known, String yaml) {
        return ReferenceImport.procedures(
                known, ReferenceFiles.procedures(Format.YAML, yaml.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<CalendarVersion> calendars(ReferenceState known, String csv) {
        return ReferenceImport.calendars(known, ReferenceFiles.calendars(Format.CSV, csv.getBytes(UTF_8)), APPROVAL);
    }

    static Plan<CalendarVersion> calendarsInYaml(ReferenceState known, String yaml) {
        return ReferenceImport.calendars(known, ReferenceFiles.calendars(Format.YAML, yaml.getBytes(UTF_8)), APPROVAL);
    }

    static <T> Plan.Accepted<T> accepted(Plan<T> plan) {
        assertThat(plan).isInstanceOf(Plan.Accepted.class);
        return (Plan.Accepted<T>) plan;
    }

    static List<ReferenceEvent> facts(Plan<?> plan) {
        return accepted(plan).facts();
    }

    static ReferenceEvent fact(Plan<?> plan) {
        assertThat(facts(plan)).hasSize(1);
        return facts(plan).getFirst();
    }

    static List<String> faults(Plan<?> plan) {
        assertThat(plan).isInstanceOf(Plan.Refused.class);
        return ((Plan.Refused<?>) plan).faults().stream().map(Fault::toString).toList();
    }
}
