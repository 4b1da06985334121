package vn.lienthong.intake.application;

import java.time.LocalDate;
import vn.lienthong.contracts.event.AgencyEvent;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.event.DelegationEvent;
import vn.lienthong.contracts.event.OfficerEvent;
import vn.lienthong.contracts.event.ProcedureEvent;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.SourceRegistered;
import vn.lienthong.contracts.event.UnitEvent;

/** What a reference fact is about, and so its stream in the journal: kind, code and, where codes return, the first day. */
public final class ReferenceSubject {
    private ReferenceSubject() {}

    static String of(ReferenceEvent event) {
        return switch (event) {
            case UnitEvent happened ->
                unit(happened.unit().code(), happened.unit().from());
            case AgencyEvent happened ->
                agency(happened.agency().code(), happened.agency().from());
            case OfficerEvent happened -> officer(happened.officer().id());
            case DelegationEvent happened -> delegation(happened.delegation().code());
            case ProcedureEvent happened -> procedure(happened.procedure().code());
            case CalendarPublished(var calendar, var _) -> calendar(calendar.version());
            case SourceRegistered(var source, var _) -> source(source.source());
        };
    }

    public static String unit(String code, LocalDate from) {
        return "unit/" + code + "/" + from;
    }

    public static String agency(String code, LocalDate from) {
        return "agency/" + code + "/" + from;
    }

    public static String officer(String id) {
        return "officer/" + id;
    }

    public static String delegation(String code) {
        return "delegation/" + code;
    }

    public static String procedure(String code) {
        return "procedure/" + code;
    }

    private static String calendar(String version) {
        return "calendar/" + version;
    }

    private static String source(String source) {
        return "source/" + source;
    }
}
