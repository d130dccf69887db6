package org.dateline.gateway.search;

import java.util.List;

/// What a search asks of an article.
public sealed interface Expression {

    /// One word, or several that follow each other.
    ///
    /// @param units what has to be found, in order; never empty
    /// @param inTitle whether only the title is looked at
    /// @param said as it was written
    record Phrase(List<Unit> units, boolean inTitle, String said) implements Expression {
        public Phrase {
            units = List.copyOf(units);
        }
    }

    /// Each of them.
    record AllOf(List<Expression> parts) implements Expression {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /// At least one of them.
    record AnyOf(List<Expression> parts) implements Expression {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /// Anything else.
    record Not(Expression excluded) implements Expression {}
}
