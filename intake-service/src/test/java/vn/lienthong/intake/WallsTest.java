package vn.lienthong.intake;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.lienthong.intake.adapter.LearnsReferenceAtStart;
import vn.lienthong.intake.adapter.rest.EventsResource;
import vn.lienthong.intake.application.PostSequence;
import vn.lienthong.intake.application.RehearsePosts;
import vn.lienthong.service.testing.ArchitectureRules;

class WallsTest {

    @TestFactory
    Stream<DynamicTest> theWallsStand() {
        return ArchitectureRules.wallsOf(
                "vn.lienthong.intake",
                PostSequence.class,
                RehearsePosts.class,
                EventsResource.class,
                LearnsReferenceAtStart.class);
    }
}
