package org.dateline.cli;

import java.io.PrintStream;

/// What a person sees: lines on standard output, and one line on standard error that changes,
/// where that is a terminal.
public final class Screen {

    private static final boolean TERMINAL = Boolean.getBoolean("dateline.terminal");
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private String live = "";
    private boolean settled;

    /// Whether standard error is a terminal.
    static boolean isTerminal() {
        return TERMINAL;
    }

    /// Whether colours are welcome, which `NO_COLOR` says they are not.
    static boolean colours() {
        String noColour = System.getenv("NO_COLOR");
        return TERMINAL && (noColour == null || noColour.isEmpty());
    }

    /// A line that stays.
    synchronized void line(String text) {
        erase();
        out.println(text);
        out.flush();
        draw();
    }

    /// The line that changes; nothing without a terminal.
    synchronized void live(String text) {
        if (TERMINAL && !settled && !text.equals(live)) {
            erase();
            live = text;
            draw();
        }
    }

    /// Takes the line that changes away, for good.
    synchronized void settle() {
        erase();
        live = "";
        settled = true;
    }

    private void erase() {
        if (!live.isEmpty()) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    private void draw() {
        if (!live.isEmpty()) {
            err.print(live);
            err.flush();
        }
    }
}
