package org.dateline.gateway.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.gateway.comparison.Block.Kind;
import org.dateline.gateway.comparison.Block.Part;
import org.dateline.gateway.comparison.Block.Side;

/// Two texts aligned by paragraphs, and by words where a paragraph has changed.
///
/// @param sharedWords in both, those of moved paragraphs included
/// @param firstAdds words that only the first has
/// @param secondAdds words that only the second has
public record Comparison(int sharedWords, int firstAdds, int secondAdds, List<Block> blocks) {

    public Comparison {
        blocks = List.copyOf(blocks);
    }

    public static Comparison of(String first, String second) {
        return new Builder(paragraphs(first), paragraphs(second)).compare();
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> words(List<String> paragraphs) {
        List<String> words = new ArrayList<>();
        for (String paragraph : paragraphs) {
            if (!words.isEmpty()) {
                words.add("\n");
            }
            words.addAll(Arrays.asList(paragraph.split("\\s+")));
        }
        return words;
    }

    private static final class Builder {

        private final List<String> first;
        private final List<String> second;
        private final Set<String> inFirst;
        private final Set<String> inSecond;
        private final List<Block> blocks = new ArrayList<>();
        private int shared;
        private int firstAdds;
        private int secondAdds;

        Builder(List<String> first, List<String> second) {
            this.first = first;
            this.second = second;
            inFirst = new HashSet<>(first);
            inSecond = new HashSet<>(second);
        }

        Comparison compare() {
            int[] matches = Alignment.of(first, second);
            int i = 0;
            int j = 0;
            while (i < first.size() || j < second.size()) {
                int gap = i;
                while (gap < first.size() && matches[gap] < 0) {
                    gap++;
                }
                int gap2 = gap < first.size() ? matches[gap] : second.size();
                between(first.subList(i, gap), second.subList(j, gap2));
                i = gap;
                j = gap2;
                while (i < first.size() && matches[i] == j) {
                    i++;
                    j++;
                }
                same(first.subList(gap, i));
            }
            return new Comparison(shared, firstAdds, secondAdds, blocks);
        }

        private void same(List<String> paragraphs) {
            if (!paragraphs.isEmpty()) {
                shared += count(words(paragraphs));
                add(Kind.SAME, Side.BOTH, paragraphs);
            }
        }

        /// What lies between two paragraphs that are the same.
        private void between(List<String> some, List<String> others) {
            List<String> moved = some.stream().filter(inSecond::contains).toList();
            if (!moved.isEmpty()) {
                shared += count(words(moved));
                add(Kind.MOVED, Side.BOTH, moved);
            }
            List<String> mine = some.stream().filter(text -> !inSecond.contains(text)).toList();
            List<String> theirs = others.stream().filter(text -> !inFirst.contains(text)).toList();
            if (theirs.isEmpty() && !mine.isEmpty()) {
                firstAdds += count(words(mine));
                add(Kind.FIRST_ONLY, Side.FIRST, mine);
            } else if (mine.isEmpty() && !theirs.isEmpty()) {
                secondAdds += count(words(theirs));
                add(Kind.SECOND_ONLY, Side.SECOND, theirs);
            } else if (!mine.isEmpty()) {
                blocks.add(new Block(Kind.CHANGED, changed(words(mine), words(theirs))));
            }
        }

        private List<Part> changed(List<String> mine, List<String> theirs) {
            int[] matches = Alignment.of(mine, theirs);
            List<Part> parts = new ArrayList<>();
            int i = 0;
            int j = 0;
            while (i < mine.size() || j < theirs.size()) {
                int gap = i;
                while (gap < mine.size() && matches[gap] < 0) {
                    gap++;
                }
                int gap2 = gap < mine.size() ? matches[gap] : theirs.size();
                firstAdds += part(parts, Side.FIRST, mine.subList(i, gap));
                secondAdds += part(parts, Side.SECOND, theirs.subList(j, gap2));
                i = gap;
                j = gap2;
                while (i < mine.size() && matches[i] == j) {
                    i++;
                    j++;
                }
                shared += part(parts, Side.BOTH, mine.subList(gap, i));
            }
            return parts;
        }

        private static int part(List<Part> parts, Side side, List<String> words) {
            if (!words.isEmpty()) {
                parts.add(new Part(side, String.join(" ", words).replace(" \n ", "\n")));
            }
            return count(words);
        }

        private void add(Kind kind, Side side, List<String> paragraphs) {
            blocks.add(new Block(kind, List.of(new Part(side, String.join("\n", paragraphs)))));
        }

        private static int count(List<String> words) {
            return (int) words.stream().filter(word -> !word.equals("\n")).count();
        }
    }
}
