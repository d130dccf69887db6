package org.dateline.enrichment.dates;

/// What cuts runs of letters into words, and knows some of them.
interface Dictionary {

    /// Where the known word ends that begins there, for languages that write several words without
    /// a space between; -1 where there is none. Looks at a bounded number of letters.
    int knownEnd(String text, int start);

    /// Where the first word of a whole run of letters ends: with the run, unless two known words
    /// are written as one.
    int firstEnd(String text, int start, int end);

    /// The word at that place, whatever its case; [Word#UNKNOWN] where the dictionary has none.
    ///
    /// @param hash of its letters as [Vocabulary#extend] makes it
    Word find(String text, int start, int end, int hash);

    /// Whether ideographs such as 二〇二四 and 十五 are numbers, and every other one a word.
    boolean ideographic();
}
