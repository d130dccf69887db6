package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Where a long text is cut into parts of which each fits a page: after a paragraph if there is
/// one, else after a line or a word. Text with many marks takes more room, so its parts are
// shorter.
final class TextParts {

    /// What the text of a part may take on a page, in bytes of HTML.
    static final int MAX_BYTES = 70_000;

    /// What a mark takes besides its note and its link.
    private static final int MARK_BYTES = 90;

    private final int length;

    /// Where parts begin, in order; the first is 0.
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    TextParts(String text, List<Mark> marks) {
        length = text.length();
        List<Mark> sorted = marks.stream().sorted(Comparator.comparingInt(Mark::start)).toList();
        int next = 0;
        Break best = Break.NONE;
        long bytes = 0;
        for (int i = 0; i < length; i++) {
            while (next < sorted.size() && sorted.get(next).start() <= i) {
                bytes += bytes(sorted.get(next++));
            }
            if (bytes > MAX_BYTES && i > starts.getLast()) {
                int cut = best.at() > starts.getLast() ? best.at() : MarkedText.snapped(i, text);
                bytes -= best.at() == cut ? best.bytes() : bytes;
                if (cut > starts.getLast()) {
                    starts.add(cut);
                }
                best = Break.NONE;
            }
            bytes += bytes(text.charAt(i));
            best = best.or(text, i + 1, bytes);
        }
    }

    /// A place to cut at.
    ///
    /// @param rank the higher, the better
    /// @param bytes of the part that ends there
    private record Break(int at, int rank, long bytes) {

        static final Break NONE = new Break(0, 0, 0);

        /// The better of this and the place `at`, before which `bytes` are in the part.
        Break or(String text, int at, long bytes) {
            int found = rank(text, at);
            // a paragraph that ends early leaves most of a page empty
            boolean early = rank > 0 && this.bytes < MAX_BYTES / 2;
            return found > 0 && (found >= rank || early) ? new Break(at, found, bytes) : this;
        }

        private static int rank(String text, int at) {
            char last = text.charAt(at - 1);
            if (last == '\n') {
                return at > 1 && text.charAt(at - 2) == '\n' ? 3 : 2;
            }
            return Character.isWhitespace(last) ? 1 : 0;
        }
    }

    int count() {
        return starts.size();
    }

    /// The part that has a place of the text; the last of a place beyond it.
    int at(int place) {
        int found = Collections.binarySearch(starts, place);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /// @param part counted from 0
    int start(int part) {
        return starts.get(part);
    }

    int end(int part) {
        return part + 1 < starts.size() ? starts.get(part + 1) : length;
    }

    private static long bytes(Mark mark) {
        return 2L * (MARK_BYTES + 2 * Math.min(mark.note().length(), 200) + mark.link().length());
    }

    /// What a text takes on a page.
    static long bytes(String text) {
        return text.chars().mapToLong(c -> bytes((char) c)).sum();
    }

    private static int bytes(char c) {
        return switch (c) {
            case '<', '>', '&', '"', '\'' -> 6;
            default -> c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        };
    }
}
