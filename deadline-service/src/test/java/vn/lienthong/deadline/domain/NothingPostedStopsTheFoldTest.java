package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.DISTRICT;
import static vn.lienthong.deadline.domain.Story.WARD;
import static vn.lienthong.deadline.domain.Story.at;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PostedDue;

/** A fact that could not be folded would park its dossier and leave all that is posted after it without an end. */
class NothingPostedStopsTheFoldTest {
    private static final Instant LATEST = at("2026-11-22T09:00");

    /** A reception with any date on its slip, by any limit a catalogue may have held. */
    record Beginning(Instant time, String unit, PostedDue due, Limit limit, List<Leg> route) {}

    record Happening(Duration after, DossierEvent event) {}

    @Property(tries = 1_000, seed = "20261122")
    void no_facts_in_whatever_order_and_however_far_their_dates(
            @ForAll("beginnings") Beginning beginning,
            @ForAll("happenings") List<Happening> happenings,
            @ForAll Random chance) {
        var story = told(beginning);
        var arriving = new ArrayList<>(happenings);
        Collections.shuffle(arriving, chance);

        for (var happening : arriving) {
            story.happened(beginning.time().plus(happening.after()), happening.event());
            story.said(story.consequences()).said(story.withdrawn());
            story.said(NoticeRules.due(story.history(), story.sheet(), LATEST));
        }

        assertThat(story.consequences()).isEmpty();
        assertThat(story.sheet().clocks())
                .allSatisfy(clock -> assertThat(clock.steps()).isNotEmpty());
    }

    @Property(tries = 500, seed = "20261122")
    void and_none_stops_the_answer_to_a_re_appointment(
            @ForAll("beginnings") Beginning beginning,
            @ForAll("happenings") List<Happening> happenings,
            @ForAll("dues") PostedDue newDue) {
        var story = told(beginning);
        happenings.forEach(happening -> story.happened(beginning.time().plus(happening.after()), happening.event()));
        var posted = new Extended(
                newDue.at() == null ? newDue.day().toString() : newDue.at().toString(), null, "1", null);

        assertThat(Extension.of(posted, LATEST)
                        .map(extension -> extension.decide(story.sheet(), Story.LAW, LATEST, "intake-3-1")))
                .isPresent();
    }

    private static Story told(Beginning beginning) {
        var due = beginning.due().as(precision(beginning.limit()));
        var story = new Story().received(beginning.time(), beginning.unit(), "LOCAL-DCXD", due, beginning.limit());
        story.said(story.consequences());
        if (!beginning.route().isEmpty()) story.happened(beginning.time(), new RoutePlanned(beginning.route(), "1"));
        return story.said(story.consequences());
    }

    private static DuePrecision precision(Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAY, DAY, MONTH, SAME_DAY -> DuePrecision.DAY;
            case WORKING_HOUR, HOUR, MINUTE -> DuePrecision.INSTANT;
        };
    }

    @Provide
    Arbitrary<Beginning> beginnings() {
        var units = Arbitraries.of(WARD, DISTRICT, "08716", "99999");
        return Combinators.combine(moments(), units, dues(), limits(), routes()).as(Beginning::new);
    }

    @Provide
    Arbitrary<PostedDue> dues() {
        return Arbitraries.of(
                        "1900-01-01",
                        "1000-01-01",
                        "2007-12-31",
                        "2026-12-31",
                        "2028-12-29",
                        "2030-05-01",
                        "9999-12-31",
                        "9999-12-31T23:59:59+07:00",
                        "2028-12-31T16:59:00-12:00",
                        "1900-01-01T00:00:00+14:00")
                .map(text -> PostedDue.parse(text).orElseThrow());
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        var waits = Arbitraries.integers().between(0, 160_000).map(hours -> Duration.ofHours(hours));
        return Combinators.combine(waits, events()).as(Happening::new).list().ofMaxSize(8);
    }

    private static Arbitrary<Instant> moments() {
        return Arbitraries.of("2007-02-01T08:00", "2008-01-01T08:00", "2026-11-20T16:59:59", "2026-11-21T23:59:59.999")
                .map(Story::at);
    }

    private static Arbitrary<Limit> limits() {
        var values = Arbitraries.of("0", "-1", "0.25", "0.3", "1", "1.5", "15", "36525", "1e9", "1e999999999", "1e-999")
                .map(BigDecimal::new)
                .injectNull(0.05);
        return Combinators.combine(values, Arbitraries.of(LimitUnit.class)).as(Limit::new);
    }

    private static Arbitrary<List<Leg>> routes() {
        var whole = Combinators.combine(limits().injectNull(0.1), limits())
                .as((first, second) -> List.of(
                        new Leg("ward", WARD, "xã", first, null),
                        new Leg("district", DISTRICT, "huyện", second, List.of("ward")),
                        new Leg("gone", "99999", "?", second, List.of())));
        return Arbitraries.oneOf(Arbitraries.just(List.of()), whole);
    }

    private Arbitrary<DossierEvent> events() {
        var extensions = Combinators.combine(dues(), Arbitraries.of(DuePrecision.class))
                .as((due, precision) -> (DossierEvent) new ExtensionGranted(due.as(precision), "1", null));
        var others = Arbitraries.<DossierEvent>of(
                new SupplementRequested(null, null, null),
                new SupplementProvided(null, null),
                new PaymentRequested(null, null, null),
                new PaymentConfirmed(null, null, null),
                new DossierTransferred(WARD, DISTRICT, null, null, null),
                new DossierTransferred(WARD, "99999", null, null, "gone"),
                new DossierSentBack(DISTRICT, WARD, null),
                new LegCompleted(WARD, "ward", null),
                new LegCompleted(WARD, "no such leg", null),
                new DossierResolved(WARD, Outcome.APPROVED, null, null),
                new DossierWithdrawn());
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, extensions), net.jqwik.api.Tuple.of(5, others));
    }
}
