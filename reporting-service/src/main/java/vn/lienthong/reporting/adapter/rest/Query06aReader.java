package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Structure;
import vn.lienthong.service.identity.Caller;

/** Reads what is asked of form 06a, beyond what every report is. */
@Singleton
class Query06aReader {
    private static final String NOW = "now";

    private final QuestionReader questions;
    private final LiveCatalogue catalogue;
    private final InstantSource clock;

    Query06aReader(QuestionReader questions, LiveCatalogue catalogue, InstantSource clock) {
        this.questions = questions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param asOf the recorded time asked for, or now */
    record Asked(Query06a query, Instant asOf) {}

    Asked read(Parameters parameters, Caller caller, boolean english) {
        var ofToday = parameters
                .choice("structure", List.of("then", NOW), Function.identity())
                .filter(NOW::equals)
                .isPresent();
        var question = ofToday
                ? questions.readOfToday(parameters, caller, english)
                : questions.read(parameters, caller, english);
        var structure = structure(ofToday, question);
        var query = new Query06a(
                scope(structure, question),
                question.period(),
                parameters.constant("by", Breakdown.class).orElse(Breakdown.UNIT),
                structure,
                parameters
                        .choice("dueBasis", List.of(DueBasis.values()), DueBasis::text)
                        .orElse(DueBasis.IN_FORCE),
                question.known(),
                english);
        return new Asked(query, question.asOf());
    }

    private Structure structure(boolean ofToday, Question question) {
        return ofToday
                ? Structure.now(catalogue.now(), question.unit(), question.period(), BusinessDay.of(clock.instant()))
                : new Structure.Then();
    }

    private Scope scope(Structure structure, Question question) {
        return switch (structure) {
            case Structure.Then _ -> Scope.of(catalogue.now(), question.unit(), question.period());
            case Structure.Now now -> now.scope();
        };
    }
}
