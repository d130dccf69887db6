package org.dateline.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules that keep the parts apart, over the classes of every module.
class ArchitectureTest {

    private static final String[] FRAMEWORKS = {
        "jakarta..",
        "io.quarkus..",
        "io.smallrye..",
        "io.micrometer..",
        "io.vertx..",
        "org.eclipse.microprofile..",
        "org.apache.kafka..",
        "org.dateline.edge.."
    };

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .importPaths(
                            Stream.of(
                                            "article-events",
                                            "article-formats",
                                            "enrichment",
                                            "entity-training",
                                            "search-text",
                                            "database",
                                            "http-edge",
                                            "api-keys",
                                            "broker-client",
                                            "ingest-service",
                                            "enrich-service",
                                            "store-service",
                                            "api-gateway",
                                            "cli",
                                            "deploy/local")
                                    .map(m -> Repository.ROOT.resolve(m).resolve("target/classes"))
                                    .toArray(Path[]::new));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events",
                "formats",
                "enrichment",
                "training",
                "search",
                "database",
                "edge",
                "keys",
                "broker",
                "ingest",
                "enrich",
                "store",
                "gateway",
                "cli",
                "local"
            })
    void everyPartIsLookedAt(String part) {
        assertThat(ALL.that(resideInAPackage("org.dateline." + part + ".."))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "store", "gateway"})
    void aServicesCoreKnowsNoFramework(String service) {
        String root = "org.dateline." + service;
        noClasses()
                .that(resideInAPackage(root + ".."))
                .and(
                        not(
                                resideInAnyPackage(
                                        root + "..kafka..",
                                        root + "..http..",
                                        root + "..mcp..",
                                        root + "..health..",
                                        root + "..app..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .because("only the edge packages kafka, http, mcp, health and app touch frameworks")
                .check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "store", "gateway"})
    void servicesNeverDependOnEachOther(String service) {
        List<String> others =
                Stream.of("ingest", "enrich", "store", "gateway", "cli", "local")
                        .filter(other -> !other.equals(service))
                        .map(other -> "org.dateline." + other + "..")
                        .toList();
        noClasses()
                .that(resideInAPackage("org.dateline." + service + ".."))
                .should()
                .dependOnClassesThat(PackageMatchers.of(others).onResultOf(c -> c.getPackageName()))
                .check(ALL);
    }

    @Test
    void theContractNeedsNothingButJackson() {
        classes()
                .that(resideInAPackage("org.dateline.events.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "org.dateline.events..")
                .check(ALL);
    }

    @Test
    void theTextOfSearchesNeedsNothingButLibraries() {
        classes()
                .that(resideInAPackage("org.dateline.search.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.ibm.icu..",
                        "org.apache.lucene..",
                        "org.jspecify..",
                        "org.jsoup..",
                        "org.tartarus.snowball..",
                        "org.dateline.search..")
                .check(ALL);
    }

    @Test
    void theDatabaseNeedsNothingButTheContractAndJdbc() {
        classes()
                .that(resideInAPackage("org.dateline.database.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.sql..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "org.dateline.events..",
                        "org.dateline.search..",
                        "org.dateline.database..")
                .check(ALL);
    }

    @Test
    void enrichmentKnowsNoFramework() {
        noClasses()
                .that(resideInAPackage("org.dateline.enrichment.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .check(ALL);
    }

    @Test
    void theHttpEdgeKnowsNoService() {
        noClasses()
                .that(resideInAPackage("org.dateline.edge.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.dateline..")
                                .and(not(resideInAPackage("org.dateline.edge.."))))
                .check(ALL);
    }

    @Test
    void theBrokerClientNeedsNothingButKafkasAndTheContract() {
        classes()
                .that(resideInAPackage("org.dateline.broker.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.apache.kafka..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "org.dateline.events..",
                        "org.dateline.broker..")
                .check(ALL);
    }

    @Test
    void formatsNeedNothingButTheContractAndParsers() {
        classes()
                .that(resideInAPackage("org.dateline.formats.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.xml..",
                        "com.ctc.wstx..",
                        "com.fasterxml.jackson..",
                        "com.github.luben.zstd..",
                        "com.ibm.icu..",
                        "com.sun.management..",
                        "org.apache.commons.compress..",
                        "org.apache.commons.csv..",
                        "org.apache.fontbox..",
                        "org.apache.james.mime4j..",
                        "org.apache.pdfbox..",
                        "org.codehaus.stax2..",
                        "org.jsoup..",
                        "org.netpreserve.jwarc..",
                        "org.tukaani.xz..",
                        "org.jspecify..",
                        "org.dateline.events..",
                        "org.dateline.formats..")
                .check(ALL);
    }

    @Test
    void coreNlpIsForTrainingAlone() {
        noClasses()
                .that(not(resideInAPackage("org.dateline.training.corenlp..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("edu.stanford..")
                .check(ALL);
    }

    @Test
    void packagesOfEnrichmentHaveNoCycles() {
        slices().matching("org.dateline.enrichment.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        String pom = Files.readString(Repository.ROOT.resolve("pom.xml"));
        Matcher modules = Pattern.compile("<module>(\\S+)</module>").matcher(pom);
        List<Path> unmarked = new ArrayList<>();
        while (modules.find()) {
            Path sources = Repository.ROOT.resolve(modules.group(1)).resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                packages(sources).filter(folder -> !isNullMarked(folder)).forEach(unmarked::add);
            }
        }
        assertThat(unmarked).isEmpty();
    }

    private static Stream<Path> packages(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static boolean isNullMarked(Path folder) {
        try {
            return Files.readString(folder.resolve("package-info.java"))
                    .matches("(?sm).*^@(org\\.jspecify\\.annotations\\.)?NullMarked$.*");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void packagesAreNamedForTheirSubject() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..common..",
                        "..util..",
                        "..utils..",
                        "..service..",
                        "..dto..",
                        "..impl..",
                        "..helper..",
                        "..misc..")
                .check(ALL);
    }
}
