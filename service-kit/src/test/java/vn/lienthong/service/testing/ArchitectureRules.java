package vn.lienthong.service.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.DynamicTest;

/**
 * The walls inside and between services. A service's test returns {@link #wallsOf} from a {@code @TestFactory}; each rule
 * is seen to fail on a fixture in this module's own tests.
 */
public final class ArchitectureRules {
    private static final List<String> SERVICES =
            List.of("vn.lienthong.intake", "vn.lienthong.routing", "vn.lienthong.deadline", "vn.lienthong.reporting");

    /** What a domain may know: the language itself, the published language, and the pure libraries. */
    private static final String[] PURE = {
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.math..",
        "vn.lienthong.contracts..",
        "vn.lienthong.workingtime..",
        "vn.lienthong.catalogue.."
    };

    private static final Set<String> MACHINE_TIME =
            Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system");
    private static final Set<String> RANDOM = Set.of("randomUUID", "random");

    private ArchitectureRules() {}

    /**
     * One test per wall for the service whose code stands below this package.
     *
     * @param mayWait classes that run on threads of their own, which may wait
     */
    public static Stream<DynamicTest> wallsOf(String service, Class<?>... mayWait) {
        var production = production(service);
        var neighbours =
                SERVICES.stream().filter(other -> !other.equals(service)).toArray(String[]::new);
        return Stream.of(
                        domainIsPure(service),
                        domainKnowsNoClock(service),
                        domainKnowsNoChance(service),
                        domainStandsAlone(service),
                        applicationKnowsNoAdapter(service),
                        servicesShareNothingButTheLanguage(service, neighbours),
                        timeComesFromTheSuiteClock(service),
                        noPanache(service),
                        noVirtualThreadOnIncoming(service),
                        nothingWaits(service, mayWait))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(production)));
    }

    public static ArchRule domainIsPure(String base) {
        var allowed = Stream.concat(Arrays.stream(PURE), Stream.of(base + ".domain.."));
        return rule(classes()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed.toArray(String[]::new)).or(primitive()))
                .as("the domain is plain Java: no framework, no input or output"));
    }

    public static ArchRule domainKnowsNoClock(String base) {
        return rule(noClasses()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .callMethodWhere(readsMachineTime())
                .as("the domain is told what time it is"));
    }

    public static ArchRule domainKnowsNoChance(String base) {
        return rule(noClasses()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .callMethodWhere(describe("draws a random value", call -> isRandom(call)))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.random.RandomGenerator.class)
                .as("the domain leaves nothing to chance"));
    }

    public static ArchRule domainStandsAlone(String base) {
        return rule(noClasses()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(base + ".application..", base + ".adapter..")
                .as("the domain knows neither use cases nor adapters"));
    }

    public static ArchRule applicationKnowsNoAdapter(String base) {
        return rule(noClasses()
                .that()
                .resideInAPackage(base + ".application..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".adapter..")
                .as("use cases do not know their adapters"));
    }

    public static ArchRule servicesShareNothingButTheLanguage(String base, String... neighbours) {
        var theirs = Arrays.stream(neighbours).map(service -> service + "..").toArray(String[]::new);
        return rule(noClasses()
                .that()
                .resideInAPackage(base + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(theirs)
                .as("services share contracts and libraries, never each other's code"));
    }

    public static ArchRule timeComesFromTheSuiteClock(String base) {
        return rule(noClasses()
                .that()
                .resideInAPackage(base + "..")
                .should()
                .callMethodWhere(readsMachineTime())
                .as("time comes from the injected clock alone"));
    }

    public static ArchRule noPanache(String base) {
        return rule(noClasses()
                .that()
                .resideInAPackage(base + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..panache..")
                .as("no Panache"));
    }

    public static ArchRule noVirtualThreadOnIncoming(String base) {
        return methods()
                .that()
                .areAnnotatedWith(Incoming.class)
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(base + "..")
                .should(notRunOnVirtualThreads())
                .as("an @Incoming method keeps the order of the log, so it runs on no virtual thread")
                .allowEmptyShould(true);
    }

    /** @param except classes that run on threads which may wait */
    public static ArchRule nothingWaits(String base, Class<?>... except) {
        return rule(noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and(describe("are not excepted", type -> Arrays.stream(except).noneMatch(type::isEquivalentTo)))
                .should()
                .callMethod(Uni.class, "await")
                .as("nothing waits for a Uni on a thread that others need"));
    }

    private static ArchRule rule(ArchRule rule) {
        return rule.allowEmptyShould(true);
    }

    private static JavaClasses production(String base) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(base);
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return describe("primitives and arrays of them", type -> type.getBaseComponentType()
                .isPrimitive());
    }

    private static DescribedPredicate<JavaCall<?>> readsMachineTime() {
        return describe("reads the machine's time", call -> {
            var owner = call.getTargetOwner();
            return MACHINE_TIME.contains(call.getName())
                    && (owner.getPackageName().startsWith("java.time") || owner.isEquivalentTo(System.class))
                    && !takesAClock(call);
        });
    }

    private static boolean takesAClock(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    }

    private static boolean isRandom(JavaCall<?> call) {
        return RANDOM.contains(call.getName())
                && (call.getTargetOwner().isEquivalentTo(java.util.UUID.class)
                        || call.getTargetOwner().isEquivalentTo(Math.class));
    }

    private static ArchCondition<JavaMethod> notRunOnVirtualThreads() {
        return new ArchCondition<>("not run on virtual threads") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean virtual = method.isAnnotatedWith(RunOnVirtualThread.class)
                        || method.getOwner().isAnnotatedWith(RunOnVirtualThread.class);
                if (virtual) events.add(SimpleConditionEvent.violated(method, method.getFullName() + " does"));
            }
        };
    }
}
