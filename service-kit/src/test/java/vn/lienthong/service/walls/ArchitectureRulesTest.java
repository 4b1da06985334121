package vn.lienthong.service.walls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.service.testing.ArchitectureRules.applicationKnowsNoAdapter;
import static vn.lienthong.service.testing.ArchitectureRules.domainIsPure;
import static vn.lienthong.service.testing.ArchitectureRules.domainKnowsNoChance;
import static vn.lienthong.service.testing.ArchitectureRules.domainKnowsNoClock;
import static vn.lienthong.service.testing.ArchitectureRules.domainStandsAlone;
import static vn.lienthong.service.testing.ArchitectureRules.noPanache;
import static vn.lienthong.service.testing.ArchitectureRules.noVirtualThreadOnIncoming;
import static vn.lienthong.service.testing.ArchitectureRules.nothingWaits;
import static vn.lienthong.service.testing.ArchitectureRules.servicesShareNothingButTheLanguage;
import static vn.lienthong.service.testing.ArchitectureRules.timeComesFromTheSuiteClock;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.lienthong.service.clock.SuiteClock;
import vn.lienthong.service.walls.broken.adapter.NeighboursCode;
import vn.lienthong.service.walls.broken.adapter.OwnClock;
import vn.lienthong.service.walls.broken.adapter.PanacheEntity;
import vn.lienthong.service.walls.broken.adapter.UnorderedConsumer;
import vn.lienthong.service.walls.broken.adapter.WaitingAdapter;
import vn.lienthong.service.walls.broken.application.AdapterInApplication;
import vn.lienthong.service.walls.broken.domain.ApplicationInDomain;
import vn.lienthong.service.walls.broken.domain.ChanceInDomain;
import vn.lienthong.service.walls.broken.domain.ClockInDomain;
import vn.lienthong.service.walls.broken.domain.FrameworkInDomain;
import vn.lienthong.service.walls.broken.domain.GeneratorInDomain;
import vn.lienthong.service.walls.neighbour.Neighbour;

class ArchitectureRulesTest {
    private static final String BROKEN = "vn.lienthong.service.walls.broken";
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages("vn.lienthong.service.walls");

    @TestFactory
    Stream<DynamicTest> everyWallSeesItsBreak() {
        return Stream.of(
                sees(domainIsPure(BROKEN), FrameworkInDomain.class),
                sees(domainKnowsNoClock(BROKEN), ClockInDomain.class),
                sees(domainKnowsNoChance(BROKEN), ChanceInDomain.class),
                sees(domainKnowsNoChance(BROKEN), GeneratorInDomain.class),
                sees(domainStandsAlone(BROKEN), ApplicationInDomain.class),
                sees(applicationKnowsNoAdapter(BROKEN), AdapterInApplication.class),
                sees(
                        servicesShareNothingButTheLanguage(BROKEN, Neighbour.class.getPackageName()),
                        NeighboursCode.class),
                sees(timeComesFromTheSuiteClock(BROKEN), OwnClock.class),
                sees(noPanache(BROKEN), PanacheEntity.class),
                sees(noVirtualThreadOnIncoming(BROKEN), UnorderedConsumer.class),
                sees(nothingWaits(BROKEN), WaitingAdapter.class));
    }

    @Test
    void anExceptedClassMayWait() {
        assertThatCode(() -> nothingWaits(BROKEN, WaitingAdapter.class).check(FIXTURES))
                .doesNotThrowAnyException();
    }

    @Test
    void theKitItselfKeepsToTheRules() throws ClassNotFoundException {
        var kit = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("vn.lienthong.service");

        noPanache("vn.lienthong.service").check(kit);
        noVirtualThreadOnIncoming("vn.lienthong.service").check(kit);
        // opening the journal at start, and seeking on the polling thread, are the two places that may wait
        nothingWaits(
                        "vn.lienthong.service",
                        Class.forName("vn.lienthong.service.log.LogBeans"),
                        Class.forName("vn.lienthong.service.log.StoredOffsets"))
                .check(kit);
        timeComesFromTheSuiteClock("vn.lienthong.service")
                .check(kit.that(com.tngtech.archunit.base.DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(SuiteClock.class))));
    }

    private static DynamicTest sees(ArchRule wall, Class<?> breaker) {
        return DynamicTest.dynamicTest(wall.getDescription() + ": " + breaker.getSimpleName(), () -> assertThatThrownBy(
                        () -> wall.check(FIXTURES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(breaker.getName()));
    }
}
