package org.dateline.ingest.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.part", "a.txt.tmp", "A.TMP", ".a.txt", "a.txt~", ".dateline"})
    void namesOfUnfinishedWorkWait(String name) {
        assertThat(FileNames.waitsForRename(Path.of(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "part", "tmp.txt", "a~b.txt", "новости.txt", "a\nb.txt"})
    void otherNamesDoNotWait(String name) {
        assertThat(FileNames.waitsForRename(Path.of(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../a.txt",
                "a/../../b.txt",
                "a/../b.txt",
                "./a.txt",
                "..",
                ".hidden.txt",
                "a/.hidden/b.txt",
                ".dateline/0/lock",
                "a.part",
                "a\0b.txt"
            })
    void namesThatLeaveTheInboxOrAreNeverTakenCannotBeSubmitted(String name) {
        assertThat(FileNames.submitted(name)).isEmpty();
    }

    @Test
    void aNameLongerThanFileSystemsAllowCannotBeSubmitted() {
        assertThat(FileNames.submitted("é".repeat(128) + ".txt")).isEmpty();
        assertThat(FileNames.submitted("é".repeat(125) + ".txt")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "2026/11/a b.txt", "新闻.txt", "a..b.txt"})
    void relativeNamesCanBeSubmitted(String name) {
        assertThat(FileNames.submitted(name)).contains(Path.of(name));
    }

    @Test
    void aMarkStandsBeforeTheEnding() {
        assertThat(FileNames.marked(Path.of("d/a.txt"), "7")).isEqualTo(Path.of("d/a-7.txt"));
        assertThat(FileNames.marked(Path.of("a"), "7")).isEqualTo(Path.of("a-7"));
    }

    @Property(tries = 200)
    void aShortenedNameLeavesRoomAndIsABeginning(
            @ForAll @StringLength(max = 300) String name,
            @ForAll @StringLength(max = 40) String end) {
        String cut = FileNames.shortened(name, end);

        assertThat(name).startsWith(cut);
        assertThat(cut.isEmpty() || (cut + end).getBytes(UTF_8).length <= 255).isTrue();
    }

    @Test
    void aNameIsLoggedInOneLine() {
        assertThat(FileNames.loggable(Path.of("a\nclaim=1\r.txt"))).isEqualTo("a?claim=1?.txt");
    }
}
