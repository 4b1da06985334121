package vn.lienthong.reporting;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.lienthong.contracts.history.History;
import vn.lienthong.reporting.application.Awaited;
import vn.lienthong.reporting.domain.Postings;
import vn.lienthong.service.testing.ArchitectureRules;

class ReportingWallsTest {
    private static final String SERVICE = "vn.lienthong.reporting";

    /** Hibernate Reactive keeps its connection to itself: what used both would work in two transactions. */
    private static final ArchRule ENTITIES_OR_STATEMENTS = noClasses()
            .that(depend(resideInAPackage("io.vertx..sqlclient..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hibernate.reactive..")
            .as("a class reads entities or runs SQL, never both");

    @TestFactory
    Stream<DynamicTest> walls() {
        return ArchitectureRules.wallsOf(SERVICE, Awaited.class);
    }

    @Test
    void a_class_reads_entities_or_runs_sql_never_both() {
        var production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(SERVICE);
        ENTITIES_OR_STATEMENTS.check(production);
        var mixed = new ClassFileImporter().importClasses(Mixed.class);
        assertThat(ENTITIES_OR_STATEMENTS.evaluate(mixed).hasViolation()).isTrue();
    }

    /** What stands on papers and in tables does not know how it is asked for, stored or printed. */
    private static final ArchRule PAPERS_ARE_PLAIN = noClasses()
            .that()
            .resideInAnyPackage(SERVICE + ".forms..", SERVICE + ".reconciliation..", SERVICE + ".table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io..", "jakarta..", "com..", "org..", SERVICE + ".adapter..", SERVICE + ".dossier..")
            .as("papers and tables are plain Java");

    @Test
    void papers_and_tables_are_plain_java() {
        PAPERS_ARE_PLAIN.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(SERVICE));
    }

    /** Or its agreement with the ledger would say nothing. Nor does it fold a history as every service does. */
    private static final ArchRule KNOWS_NOTHING_OF_REPORTING = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage(SERVICE + "..").or(type(History.class)))
            .as("the count by the definitions stands alone");

    @Test
    void what_counts_the_form_by_its_definitions_knows_nothing_of_reporting() {
        var counting = new ClassFileImporter().importPackages("vn.lienthong.bruteforce");
        assertThat(counting).isNotEmpty();
        KNOWS_NOTHING_OF_REPORTING.check(counting);
        var knowing = new ClassFileImporter().importClasses(Knowing.class);
        assertThat(KNOWS_NOTHING_OF_REPORTING.evaluate(knowing).hasViolation()).isTrue();
    }

    private record Knowing(Postings postings) {}

    private record Mixed(SqlConnection statements, Mutiny.StatelessSession entities) {}

    private static DescribedPredicate<JavaClass> depend(DescribedPredicate<? super JavaClass> others) {
        return DescribedPredicate.describe(
                "depend on classes that " + others.getDescription(),
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> others.test(dependency.getTargetClass())));
    }
}
