package org.dateline.cli;

import java.io.PrintStream;

/// What a person sees: lines on standard output, and one line on standard error that changes,
/// where that is a terminal.
public final class Screen {

    private static final boolean TERMINAL = Boolean.getBoolean("dateline.terminal");
    private static final int WIDTH = Integer.getInteger("dateline.width", 80);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private String live = "";
    private boolean settled;

    /// Whether standard error is a terminal.
    static boolean isTerminal() {
        return TERMINAL;
    }

    /// Whether standard output takes colours: a terminal does, unless `NO_COLOR` is set.
    public static boolean colours() {
        String noColour = System.getenv("NO_COLOR");
        return Boolean.getBoolean("dateline.colours") && (noColour == null || noColour.isEmpty());
    }

    /// Columns of the terminal, 80 without one.
    static int width() {
        return WIDTH;
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
        String fitting = text.substring(0, Math.min(text.length(), WIDTH - 1)); // else it wraps
        if (TERMINAL && !settled && !fitting.equals(live)) {
            erase();
            live = fitting;
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
