package org.dateline.search;

/// A word of a text, or what stands for one.
///
/// @param form in lower case and NFKC, with its accents
/// @param position how many words stand before it in the text, and the same where one thing is
///     read in two ways
/// @param start where it stands in the text, in UTF-16 units
/// @param end exclusive
public record Word(Kind kind, String form, int position, int start, int end) {

    /// How it is looked up.
    public enum Kind {
        /// Of letters: its forms are one word, as its language has it.
        SPACED,
        /// With a digit in it: the same in every language.
        FIXED,
        /// Two neighbouring characters of a script that puts no spaces between words.
        PAIR,
        /// The last character before such writing ends, so that each of them begins something.
        LAST_CHARACTER,
        /// A number with its separators, such as `1,234.56`, besides its parts.
        NUMBER
    }
}
