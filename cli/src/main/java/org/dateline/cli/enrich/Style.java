package org.dateline.cli.enrich;

import org.dateline.events.Entity;

/// How findings are set off from the text around them: by colour on a terminal, else by brackets.
enum Style {
    COLOUR {
        @Override
        String faint(String text) {
            return "\u001B[2m" + text + RESET;
        }

        @Override
        String strong(String text) {
            return "\u001B[1m" + text + RESET;
        }

        @Override
        String date(String text) {
            return "\u001B[33m" + text + RESET;
        }

        @Override
        String entity(Entity.Type type, String text) {
            return switch (type) {
                        case PERSON -> "\u001B[36m";
                        case ORGANIZATION -> "\u001B[35m";
                        case LOCATION -> "\u001B[32m";
                    }
                    + text
                    + RESET;
        }
    },
    PLAIN {
        @Override
        String faint(String text) {
            return text;
        }

        @Override
        String strong(String text) {
            return text;
        }

        @Override
        String date(String text) {
            return "{" + text + "}";
        }

        @Override
        String entity(Entity.Type type, String text) {
            return "[" + text + "]";
        }
    };

    private static final String RESET = "\u001B[0m";

    abstract String faint(String text);

    abstract String strong(String text);

    abstract String date(String text);

    abstract String entity(Entity.Type type, String text);

    /// Colour where a person watches and does not object, see <https://no-color.org>.
    static Style ofTerminal() {
        boolean terminal = Boolean.getBoolean("dateline.colours");
        String noColour = System.getenv("NO_COLOR");
        boolean unwanted = noColour != null && !noColour.isEmpty();
        return terminal && !unwanted ? COLOUR : PLAIN;
    }
}
