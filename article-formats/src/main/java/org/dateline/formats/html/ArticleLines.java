package org.dateline.formats.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.dateline.formats.html.Line.Kind;

/// Which of the lines of the main content are the article's: no links to other articles, no calls
/// to share or subscribe, no headings of what was left out.
final class ArticleLines {

    private static final int LONGEST_CUE_LINE = 200;

    /// A heading that leads elsewhere ends an article only towards its end: before, it is that of
    /// a box within the text.
    private static final double LATE = 0.55;

    private static final Cues CUES = Cues.read();

    private ArticleLines() {}

    /// @param titles what the page calls itself, which its text does not begin with again
    /// @param authors whose names alone are no text either
    static List<Line> of(List<Line> lines, List<String> titles, List<String> authors) {
        Set<String> names = new HashSet<>();
        titles.forEach(title -> names.add(letters(title)));
        authors.forEach(author -> names.add(letters(author)));
        List<Line> kept = new ArrayList<>();
        boolean dropped = false;
        boolean begun = false;
        long total = 0;
        for (Line line : lines) {
            total += line.text().length();
        }
        long seen = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            seen += line.text().length();
            if (line.kind() == Kind.HEADING && seen > LATE * total && CUES.matches(line.text())) {
                break;
            }
            boolean drop =
                    isLinks(lines, i)
                            || CUES.matches(line.text())
                            || names.contains(letters(line.text()))
                            || (!begun && isBeforeText(line));
            if (drop) {
                dropped = true;
                continue;
            }
            begun |= line.text().length() >= 80;
            if (dropped && line.kind() == Kind.HEADING) {
                dropHeadings(kept);
            }
            dropped = false;
            kept.add(line);
        }
        dropHeadings(kept);
        return kept;
    }

    private static void dropHeadings(List<Line> kept) {
        while (!kept.isEmpty() && kept.getLast().kind() == Kind.HEADING) {
            kept.removeLast();
        }
    }

    /// A line that is nothing but links, if its neighbours are, too, or it is long enough for a
    /// headline.
    private static boolean isLinks(List<Line> lines, int i) {
        Line line = lines.get(i);
        if (line.linkedShare() < 0.8) {
            return false;
        }
        boolean besideLinks =
                (i > 0 && lines.get(i - 1).linkedShare() >= 0.8)
                        || (i + 1 < lines.size() && lines.get(i + 1).linkedShare() >= 0.8);
        return besideLinks || (line.text().length() >= 25 && line.kind() != Kind.HEADING);
    }

    /// The line of date and author that stands before a text.
    private static boolean isBeforeText(Line line) {
        String text = line.text();
        return text.length() <= 70
                && line.kind() != Kind.HEADING
                && DateText.parse(text, false).isPresent()
                && !text.endsWith(".");
    }

    static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 500); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }

    /// How lines begin that call to do something, or lead elsewhere.
    private record Cues(Set<String> whole, List<String> starts) {

        boolean matches(String line) {
            if (line.length() > LONGEST_CUE_LINE) {
                return false;
            }
            String lower = line.toLowerCase(Locale.ROOT).replace('’', '\'');
            int from = 0;
            while (from < lower.length() && !Character.isLetterOrDigit(lower.charAt(from))) {
                from++;
            }
            int to = lower.length();
            while (to > from && !Character.isLetterOrDigit(lower.charAt(to - 1))) {
                to--;
            }
            String words = lower.substring(from, to);
            if (words.isEmpty() || whole.contains(words)) {
                return true;
            }
            for (String start : starts) {
                if (words.startsWith(start)) {
                    return true;
                }
            }
            return false;
        }

        static Cues read() {
            Cues cues = new Cues(new HashSet<>(), new ArrayList<>());
            try (InputStream in =
                            Objects.requireNonNull(
                                    ArticleLines.class.getResourceAsStream("cue-lines.txt"));
                    BufferedReader lines =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String cue = line.strip();
                    if (cue.endsWith("*")) {
                        cues.starts.add(cue.substring(0, cue.length() - 1));
                    } else if (!cue.isEmpty() && !cue.startsWith("#")) {
                        cues.whole.add(cue);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return cues;
        }
    }
}
