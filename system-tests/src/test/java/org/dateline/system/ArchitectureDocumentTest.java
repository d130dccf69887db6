package org.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md names files and types that exist.
class ArchitectureDocumentTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern PATH =
            Pattern.compile("`([\\w./…-]+\\.(?:java|txt|tsv|md|sql|xml|json|properties))`");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w*)`");
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git");

    private static String document;
    private static List<Path> files;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Repository.ROOT.resolve("ARCHITECTURE.md"));
        Stream.Builder<Path> found = Stream.builder();
        Files.walkFileTree(
                Repository.ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes all) {
                        return NO_SOURCES.contains(dir.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        found.add(Repository.ROOT.relativize(file));
                        return FileVisitResult.CONTINUE;
                    }
                });
        files = found.build().toList();
    }

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(named(LINK)).isNotEmpty().allMatch(link -> exists(Repository.ROOT, link));
    }

    @Test
    void everyPathIsThatOfAFile() {
        assertThat(named(PATH)).isNotEmpty().allMatch(ArchitectureDocumentTest::isFile);
    }

    @Test
    void everyTypeIsDeclaredInAFileOfItsName() {
        Set<String> names =
                files.stream()
                        .map(file -> file.getFileName().toString())
                        .collect(Collectors.toSet());

        assertThat(named(TYPE)).isNotEmpty().allMatch(type -> names.contains(type + ".java"));
    }

    private static List<String> named(Pattern pattern) {
        return pattern.matcher(document)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static boolean exists(Path folder, String path) {
        return Files.exists(folder.resolve(path));
    }

    /// `…` stands for any folders.
    private static boolean isFile(String path) {
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:" + path.replace("…", "**"));
        return files.stream().anyMatch(matcher::matches);
    }
}
