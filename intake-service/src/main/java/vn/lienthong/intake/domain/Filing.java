package vn.lienthong.intake.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.RefusedReception;
import vn.lienthong.contracts.post.Submitted;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostedDue;
import vn.lienthong.intake.domain.Decision.Rejected;
import vn.lienthong.workingtime.UnknownYearException;
import vn.lienthong.workingtime.WorkCalendar;

/** How a dossier begins: filed online, received or refused at the desk. */
final class Filing {
    private Filing() {}

    static Decision submitted(Submitted fact, Intake intake) {
        var procedure = intake.catalogue().procedure(fact.procedure(), intake.day());
        if (procedure.isEmpty()) return Rejected.because(Rule.UNKNOWN_PROCEDURE, fact.procedure());
        var late = intake.dossier().receivedAt().filter(intake.command().time()::isAfter);
        if (late.isPresent() || intake.dossier().submittedAt().isPresent()) {
            return Rejected.because(Rule.CODE_USED, intake.dossier().code());
        }
        return intake.accepted(
                new DossierSubmitted(fact.unit(), fact.procedure(), fact.documents()),
                intake.command().time());
    }

    static Decision refused(RefusedReception fact, Intake intake) {
        var taken = codeTaken(intake);
        if (taken.isPresent()) return taken.get();
        return intake.accepted(new ReceptionRefused(fact.unit(), fact.officer()), needs(intake));
    }

    static Decision received(Received fact, Intake intake) {
        var taken = codeTaken(intake);
        if (taken.isPresent()) return taken.get();
        if (intake.dossier()
                .withdrawnAt()
                .filter(intake.command().time()::isAfter)
                .isPresent()) {
            return Rejected.because(Rule.AFTER_CLOSE);
        }
        var reception = Reception.of(fact, intake, intake.command().time());
        if (reception.event().isEmpty()) return reception.refusal();
        return intake.flagged(intake.accepted(reception.event().get(), needs(intake)), reception.flags());
    }

    /** Where what used the code was annulled, the same dossier may be received again. */
    private static Optional<Rejected> codeTaken(Intake intake) {
        var dossier = intake.dossier();
        return dossier.isCodeUsed() ? Optional.of(Rejected.because(Rule.CODE_USED, dossier.code())) : Optional.empty();
    }

    /** A dossier filed online is received after it was filed; one filed long after by its clock is taken as it is told. */
    private static Instant needs(Intake intake) {
        var time = intake.command().time();
        return intake.dossier()
                .submittedAt()
                .filter(submitted -> !submitted.minus(Intake.CLOCK_TOLERANCE).isAfter(time))
                .orElse(time);
    }

    /** A reception as it would be recorded, or why it cannot be. */
    record Reception(Optional<DossierReceived> event, Rejected refusal, EnumSet<Flag> flags) {

        static Reception of(Received fact, Intake intake, Instant at) {
            var procedure = intake.catalogue().procedure(fact.procedure(), WorkCalendar.dayOf(at));
            if (procedure.isEmpty()) return refused(Rule.UNKNOWN_PROCEDURE, fact.procedure());
            var foreign = asked(fact).filter(part -> !procedure.get().hasOptional(part));
            var first = foreign.findFirst();
            if (first.isPresent()) return refused(Rule.NO_OPTIONAL_PART, first.get(), fact.procedure());
            var posted =
                    Optional.ofNullable(fact.due()).flatMap(PostedDue::parse).orElse(null);
            return Promise.make(procedure.get(), fact.unit(), at, posted, intake.catalogue())
                    .map(promise -> promised(fact, procedure.get(), promise, intake, at))
                    .orElseGet(() ->
                            refused(Rule.NO_CALENDAR, WorkCalendar.dayOf(at).toString()));
        }

        private static Stream<String> asked(Received fact) {
            return Stream.ofNullable(fact.parts())
                    .flatMap(List::stream)
                    .map(String::valueOf)
                    .distinct();
        }

        private static Reception promised(
                Received fact, Procedure procedure, Promise promise, Intake intake, Instant at) {
            var flags = EnumSet.noneOf(Flag.class);
            if (promise.differs()) flags.add(Flag.DUE_DIFFERS);
            if (isOutsideDeskHours(fact, intake, at)) flags.add(Flag.OUTSIDE_DESK_HOURS);
            return new Reception(Optional.of(event(fact, procedure, promise, intake, at)), null, flags);
        }

        private static DossierReceived event(
                Received fact, Procedure procedure, Promise promise, Intake intake, Instant at) {
            var part = intake.command().part();
            return new DossierReceived(
                    fact.unit(),
                    fact.procedure(),
                    procedure.field(),
                    fact.channel(),
                    part == null ? resolver(fact, procedure, intake, at) : part.resolver(),
                    promise.due(),
                    fact.officer(),
                    fact.documents(),
                    fact.sets(),
                    fact.returnBy(),
                    fact.fees(),
                    part == null ? fact.parent() : part.group(),
                    part == null ? null : part.opened(),
                    fact.parts() == null || fact.parts().isEmpty()
                            ? null
                            : asked(fact).toList());
        }

        private static String resolver(Received fact, Procedure procedure, Intake intake, Instant at) {
            return fact.resolvingUnit() != null
                    ? fact.resolvingUnit()
                    : intake.catalogue().resolvingUnit(procedure, fact.unit(), WorkCalendar.dayOf(at));
        }

        private static Reception refused(Rule rule, String... args) {
            return new Reception(Optional.empty(), Rejected.because(rule, args), EnumSet.noneOf(Flag.class));
        }

        /** At the desk only, by somebody, and on days on which someone works there: reception on a day off is allowed. */
        private static boolean isOutsideDeskHours(Received fact, Intake intake, Instant at) {
            if (fact.channel() != Channel.DIRECT || intake.command().part() != null) return false;
            try {
                var day = WorkCalendar.dayOf(at);
                var calendar = intake.catalogue().calendar(fact.unit(), day);
                return calendar.isWorkingDay(day) && !calendar.isDeskOpen(at);
            } catch (UnknownYearException | IllegalArgumentException noCalendarToJudgeBy) {
                return false;
            }
        }
    }
}
