package dev.baton.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rings: what decides is pure, what talks is thin, and nothing inside knows what is outside of it. */
class RingsTest {
    private static final Path ROOT = Path.of(System.getProperty("baton.root"));
    private static final JavaClasses BATON = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(classFolders());

    @Test
    void the_lead_knows_nothing_but_the_jdk_and_annotations() {
        check(classes()
                .that()
                .resideInAPackage("dev.baton.lead..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "dev.baton.lead.."));
    }

    @Test
    void the_roster_knows_nothing_but_the_lead() {
        check(classes()
                .that()
                .resideInAPackage("dev.baton.roster..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.baton.lead..", "dev.baton.roster.."));
    }

    @Test
    void what_decides_talks_to_nothing() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.baton.lead..",
                        "dev.baton.roster..",
                        "dev.baton.playbook..",
                        "dev.baton.simulation..",
                        "dev.baton.facts..",
                        "dev.baton.rehearsal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon..",
                        "com.amazonaws..",
                        "io.quarkus..",
                        "jakarta..",
                        "java.net.http..",
                        "com.fasterxml.jackson..",
                        "dev.baton.store..",
                        "dev.baton.queue.."));
    }

    @Test
    void what_decides_is_told_the_time_and_never_asks_for_it() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.baton.lead..",
                        "dev.baton.roster..",
                        "dev.baton.playbook..",
                        "dev.baton.simulation..",
                        "dev.baton.facts..",
                        "dev.baton.rehearsal..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random"));
    }

    @Test
    void shared_code_does_not_know_the_functions_or_their_framework() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.baton.lead..",
                        "dev.baton.roster..",
                        "dev.baton.playbook..",
                        "dev.baton.simulation..",
                        "dev.baton.normal..",
                        "dev.baton.facts..",
                        "dev.baton.rehearsal..",
                        "dev.baton.json..",
                        "dev.baton.store..",
                        "dev.baton.queue..",
                        "dev.baton.domains..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "dev.baton.ingest..",
                        "dev.baton.enrich..",
                        "dev.baton.score..",
                        "dev.baton.assign..",
                        "dev.baton.deliver..",
                        "dev.baton.watch..",
                        "dev.baton.console..",
                        "dev.baton.cli..",
                        "dev.baton.local.."));
    }

    @Test
    void no_module_needs_itself_by_way_of_another() {
        check(slices().matching("dev.baton.(*)..").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(BATON);
    }

    private static List<Path> classFolders() {
        try (Stream<Path> poms = Files.walk(ROOT, 3)) {
            return poms.filter(path -> path.endsWith("pom.xml"))
                    .map(pom -> pom.resolveSibling("target").resolve("classes"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot look for compiled classes under " + ROOT, e);
        }
    }
}
