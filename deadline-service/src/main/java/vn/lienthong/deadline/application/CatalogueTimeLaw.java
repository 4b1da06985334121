package vn.lienthong.deadline.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.workingtime.WorkCalendar;

/** The law, and what was agreed with the sources, as the reference catalogue has it. */
public final class CatalogueTimeLaw implements TimeLaw {
    private final LiveCatalogue catalogue;

    public CatalogueTimeLaw(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public WorkCalendar calendar(String unit, LocalDate receivedOn) {
        try {
            return catalogue.now().calendar(unit, receivedOn).withoutEnd();
        } catch (IllegalArgumentException noneInForce) {
            return WorkCalendar.WEEKDAYS;
        }
    }

    @Override
    public Optional<WorkCalendar> calendar(String version, String unit, LocalDate receivedOn) {
        return catalogue.now().calendar(version, unit, receivedOn).map(WorkCalendar::withoutEnd);
    }

    @Override
    public RuleSet rules(LocalDate receivedOn) {
        return catalogue.now().rules(receivedOn);
    }

    @Override
    public Terms terms(String procedure, String version, LocalDate receivedOn) {
        var now = catalogue.now();
        return now.version(procedure, version)
                .or(() -> now.procedure(procedure, receivedOn))
                .map(CatalogueTimeLaw::terms)
                .orElseGet(() -> general(now.rules(receivedOn)));
    }

    @Override
    public Optional<Terms> terms(String procedure, String version) {
        return catalogue.now().version(procedure, version).map(CatalogueTimeLaw::terms);
    }

    private static Terms terms(Procedure version) {
        return new Terms(version.limit(), version.start(), version.supplement(), version.basis());
    }

    /** Where nothing is known of the procedure. */
    private static Terms general(RuleSet rules) {
        return new Terms(null, StartRule.RECEPTION, rules.supplement(), rules.limitBasis());
    }

    @Override
    public Optional<DutyTerms> duty(Duty duty, String procedure, LocalDate receivedOn) {
        return catalogue
                .now()
                .duty(duty, procedure, receivedOn)
                .map(rule -> new DutyTerms(rule.limit(), rule.afternoonLimit(), rule.basis()));
    }

    @Override
    public Optional<Duration> grace(String source) {
        return catalogue
                .state()
                .source(source)
                .filter(SourceRegistration::offline)
                .map(registered -> Duration.ofDays(registered.graceDays()));
    }

    @Override
    public Optional<SupplementTerms> supplementLimit(String procedure, LocalDate receivedOn) {
        return catalogue
                .now()
                .supplementLimit(procedure, receivedOn)
                .map(rule -> new SupplementTerms(rule.limit(), rule.basis()));
    }
}
