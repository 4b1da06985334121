package vn.lienthong.deadline.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.cases.Post;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.post.*;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** What the clocks say of every dossier of a case, up to the moment up to which its sources are complete. */
class NoticesOfACaseTest {
    private final Catalogue catalogue = Catalogue.shipped();

    @ParameterizedTest
    @CsvSource({
        "gia-lam-2017, 81, 43",
        "khai-quang-2019, 0, 0",
        "ninh-binh-2015, 0, 0",
        "long-bien-2023, 0, 0",
        "ha-dong-2018, 0, 0"
    })
    void exactly_what_was_closed_late_or_stands_open_overdue_is_noticed(String name, int closedLate, int openOverdue) {
        var definition = ReferenceCase.named(name).orElseThrow();
        var upTo = definition.completeUpTo().toInstant();
        var late = 0;
        var open = 0;
        for (var posts : dossiers(definition).values()) {
            var sheet = TimeSheet.of(story(posts).history(), Story.LAW);
            var missed =
                    sheet.clocks().filter(clock -> misses(clock, sheet, upTo)).toList();
            assertThat(missed).extracting(Clock::scope).doesNotContain(Scope.LEG);
            if (!missed.isEmpty() && sheet.isOpen()) open++;
            if (!missed.isEmpty() && !sheet.isOpen()) late++;
        }

        assertThat(late).isEqualTo(closedLate);
        assertThat(open).isEqualTo(openOverdue);
    }

    private static boolean misses(Clock clock, TimeSheet sheet, Instant upTo) {
        return clock.missed(sheet.pauses()).stream()
                .anyMatch(missed -> !missed.due().at().isAfter(upTo));
    }

    private static LinkedHashMap<String, List<Post>> dossiers(ReferenceCase definition) {
        return definition.scaled(definition.usualScale()).generate().sources().stream()
                .flatMap(source -> source.posts().stream())
                .filter(post -> post.subject() != null)
                .collect(groupingBy(Post::subject, LinkedHashMap::new, toList()));
    }

    /** The facts that the owners make of the posts. */
    private Story story(List<Post> posts) {
        var story = new Story();
        for (var post : posts) tell(story, post);
        return story;
    }

    private void tell(Story story, Post post) {
        var time = OffsetDateTime.parse(post.time()).toInstant();
        switch ((PostedFact) post.data()) {
            case Received received -> receive(story, time, received);
            case Transferred moved ->
                story.happened(time, new DossierTransferred(moved.fromUnit(), moved.toUnit(), null, null, moved.leg()));
            case Acknowledged taken -> story.happened(time, new TransferAcknowledged(taken.unit(), null, taken.leg()));
            case Resolved resolved ->
                story.happened(time, new DossierResolved(resolved.unit(), resolved.outcome(), null, null));
            case Assigned _, Returned _, Feedback _, AnsweredFeedback _ -> {} // no clock asks for it
            case Submitted _,
                    RefusedReception _,
                    RequestedSupplement _,
                    ProvidedSupplement _,
                    RequestedPayment _,
                    ConfirmedPayment _,
                    SentBack _,
                    CompletedLeg _,
                    Stopped _,
                    Withdrawn _,
                    Extended _,
                    Corrected _ -> throw new IllegalArgumentException("no case tells of " + post.type());
        }
    }

    private void receive(Story story, Instant time, Received received) {
        var day = WorkCalendar.dayOf(time);
        var procedure = catalogue.procedure(received.procedure(), day).orElseThrow();
        var due =
                DueDates.compute(time, procedure.limit(), procedure.start(), catalogue.calendar(received.unit(), day));
        story.received(time, received.unit(), received.procedure(), due.due(), procedure.limit());
        story.happened(time, new RoutePlanned(catalogue.route(procedure, received.unit(), day), procedure.version()));
    }
}
