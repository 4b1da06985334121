package vn.lienthong.deadline.application;

import java.time.Instant;
import java.util.EnumSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.deadline.domain.Decision;
import vn.lienthong.deadline.domain.Extension;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.order.OrderDecider;
import vn.lienthong.service.order.Ruling;

/** Decides people's re-appointments; the answer tells the new due date. */
final class DecidesExtensions implements OrderDecider<Reappointment, Instant, Rule> {
    private final TimeLaw law;

    DecidesExtensions(TimeLaw law) {
        this.law = law;
    }

    @Override
    public Ruling<Rule> decide(Reappointment asked, CaseFile file, Instant now) {
        var extension = Extension.of(asked.extended(), now);
        if (extension.isEmpty()) return new Ruling.Refused<>(Rule.UNREADABLE_DATA);
        return switch (extension.get().decide(TimeSheet.of(file.history(), law), law, now, null)) {
            case Decision.Rejected no -> new Ruling.Refused<>(no.rule());
            case Decision.Accepted yes -> weigh(asked, yes.saying(), now);
        };
    }

    /** What a reported fact may break with a flag, a person may break only with a ground. */
    private static Ruling<Rule> weigh(Reappointment asked, Saying saying, Instant now) {
        var impossible = Extension.impossible((ExtensionGranted) saying.event(), now);
        if (impossible.isPresent()) return new Ruling.Refused<>(impossible.get());
        var broken = Extension.broken(saying.flags());
        if (broken.isPresent() && !asked.overridden()) return new Ruling.Refused<>(broken.get());
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(saying.flags());
        if (broken.isPresent()) flags.add(Flag.OVERRIDDEN);
        return new Ruling.Granted<>(saying.event(), saying.time(), flags);
    }

    @Override
    public Instant detail(CaseFile file, LogRecord fact) {
        var granted = (ExtensionGranted) EventTypes.decode(fact.type(), fact.data());
        return granted.newDue().at();
    }
}
