package org.dateline.formats.html;

import java.util.ArrayList;
import java.util.List;
import org.dateline.formats.html.Line.Kind;

/// Collects inline text into lines: white space becomes one space, and blocks begin and end lines.
final class LineWriter {

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int linked;
    private boolean blank;
    private boolean goesOn;
    private String prefix = "";

    /// Ends the paragraph.
    void end(Kind kind, int element) {
        flush(kind, element);
        goesOn = false;
    }

    /// Ends the line within its paragraph.
    void breakLine(Kind kind, int element) {
        boolean any = line.length() > 0;
        flush(kind, element);
        goesOn |= any;
    }

    private void flush(Kind kind, int element) {
        if (!line.isEmpty()) {
            String text = PlainLetters.of(line.toString()).strip();
            if (!text.isEmpty()) {
                lines.add(new Line(prefix + text, kind, linked, goesOn, element));
                prefix = "";
            }
        }
        line.setLength(0);
        linked = 0;
        blank = false;
    }

    /// What the next line begins with.
    void prefix(String next) {
        prefix = next;
    }

    void separator(String text) {
        if (!line.isEmpty()) {
            line.append(text);
            blank = false;
        }
    }

    void text(String text, boolean inLink) {
        int before = line.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                blank = true;
            } else {
                if (blank && !line.isEmpty()) {
                    line.append(' ');
                }
                blank = false;
                line.append(c);
            }
        }
        if (inLink) {
            linked += line.length() - before;
        }
    }

    /// As it stands, with its line breaks.
    void preformatted(String text, boolean inLink, int element) {
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int stop = end < 0 ? text.length() : end;
            line.append(text, from, stop);
            linked += inLink ? stop - from : 0;
            if (end < 0) {
                return;
            }
            breakLine(Kind.CODE, element);
            from = end + 1;
        }
    }

    List<Line> lines() {
        return lines;
    }
}
