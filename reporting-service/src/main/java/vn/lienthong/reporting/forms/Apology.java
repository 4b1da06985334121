package vn.lienthong.reporting.forms;

import vn.lienthong.catalogue.FormSet;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Scope;

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả. */
public record Apology(
        Heading heading,
        String code,
        String apologyNumber,
        Person owner,
        String procedure,
        String receivedAt,
        String formerDueAt,
        String reason,
        String cause,
        String resolvedBy,
        String newDueAt)
        implements Form {

    static Apology of(FormSource source, Fact fact, FormSet set, FormSet.Form form) {
        var granted = (ExtensionGranted) fact.event();
        return new Apology(
                Heading.of(set, form, source.desk(fact.time()), fact.time(), source),
                source.dossier().code(),
                InWords.orEmpty(granted.apologyNumber()),
                source.persons().owner(),
                source.procedure(),
                InWords.day(source.view().receivedAt()),
                formerDue(source, fact),
                source.text(fact, "reason"),
                InWords.cause(granted.cause()),
                source.unit(source.resolver(fact.time()), fact.time()),
                InWords.moment(source.slip(granted.newDue(), fact.time())));
    }

    /** As the citizen knew it: what was promised, or what it was moved to since. */
    private static String formerDue(FormSource source, Fact extension) {
        var promised = source.received().map(received -> received.promised());
        DueDate moved = null;
        for (var fact : source.dossier().history().facts()) {
            if (fact.id().equals(extension.id())) break;
            moved = after(fact, moved);
        }
        var first = promised.map(slip -> slip.due()).orElse(null);
        if (moved == null || moved.equals(first))
            return promised.map(slip -> InWords.moment(slip.slipDueAt())).orElse("");
        return InWords.moment(source.slip(moved, extension.time()));
    }

    private static DueDate after(Fact fact, DueDate due) {
        if (fact.event() instanceof DueDateSet set && set.scope() == Scope.DOSSIER) return set.due();
        if (fact.event() instanceof ExtensionGranted granted) return granted.newDue();
        return fact.event() instanceof DueDateMoved moved
                        && moved.scope() == Scope.DOSSIER
                        && moved.reason() != DueReason.EXTENSION_APOLOGY
                ? moved.to()
                : due;
    }
}
