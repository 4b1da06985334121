package vn.lienthong.intake.application;

import java.time.LocalDate;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.event.ProcedureAmended;
import vn.lienthong.contracts.event.ProcedurePublished;
import vn.lienthong.contracts.event.ProcedureRetired;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.SourceRegistered;
import vn.lienthong.contracts.event.UnitAmended;
import vn.lienthong.contracts.event.UnitDissolved;
import vn.lienthong.contracts.event.UnitEstablished;
import vn.lienthong.contracts.event.UnitMerged;
import vn.lienthong.contracts.event.UnitMoved;
import vn.lienthong.contracts.event.UnitRenamed;
import vn.lienthong.contracts.event.UnitSplit;
import vn.lienthong.contracts.reference.UnitGeneration;

/** What a reference fact is about, and so its stream in the journal: kind, code and, for a unit, its first day. */
public final class ReferenceSubject {
    private ReferenceSubject() {}

    static String of(ReferenceEvent event) {
        return switch (event) {
            case UnitEstablished(var unit, var _) -> of(unit);
            case UnitRenamed(var unit, var _) -> of(unit);
            case UnitMoved(var unit, var _) -> of(unit);
            case UnitMerged(var unit, var _) -> of(unit);
            case UnitSplit(var unit, var _) -> of(unit);
            case UnitDissolved(var unit, var _) -> of(unit);
            case UnitAmended(var unit, var _) -> of(unit);
            case ProcedurePublished(var procedure, var _) -> procedure(procedure.code());
            case ProcedureAmended(var procedure, var _) -> procedure(procedure.code());
            case ProcedureRetired(var procedure, var _) -> procedure(procedure.code());
            case CalendarPublished(var calendar, var _) -> calendar(calendar.version());
            case SourceRegistered(var source, var _) -> source(source.source());
        };
    }

    private static String of(UnitGeneration unit) {
        return unit(unit.code(), unit.from());
    }

    public static String unit(String code, LocalDate from) {
        return "unit/" + code + "/" + from;
    }

    public static String procedure(String code) {
        return "procedure/" + code;
    }

    public static String calendar(String version) {
        return "calendar/" + version;
    }

    public static String source(String source) {
        return "source/" + source;
    }
}
