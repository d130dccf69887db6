package org.dateline.search;

/// How well a text matches a word, by [BM25](https://doi.org/10.1561/1500000019): the more often
/// the word is in it, the more, with less and less for each further time; the longer the text, the
/// less; and rare words more than frequent ones. Words of the title and of the lead count more than
/// once, before anything else is done (BM25F).
public final class Bm25 {

    /// What one more occurrence adds; both as in Lucene and most other search engines.
    private static final double K1 = 1.2;

    /// How much the length of the text matters.
    private static final double B = 0.75;

    private static final double LEAD = 1;
    private static final double TITLE = 3;

    /// About the length of a news article, where that of those that are stored is not known.
    private static final int USUAL_WORDS = 400;

    /// What share of the most that a word can reach makes it one that a text is about.
    private static final double SALIENT = 0.75;

    private Bm25() {}

    /// How often a word counts as being in a text.
    ///
    /// @param all how often it is in title and text
    /// @param lead how often of these in title or lead
    /// @param title how often of these in the title
    public static double frequency(double all, double lead, double title) {
        return all + LEAD * lead + TITLE * title;
    }

    /// What a word adds to the score of a text, of a word that is not rare at all.
    ///
    /// @param words of the text
    /// @param mean of all texts
    public static double weight(double frequency, double words, double mean) {
        return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * words / mean));
    }

    /// By which the weight of a word is multiplied.
    ///
    /// @param articles how many there are
    /// @param having how many of them have the word
    public static double rarity(long articles, long having) {
        double others = Math.max(0, articles - having);
        return Math.log1p((others + 0.5) / (having + 0.5));
    }

    /// Whether a text is about a word: it is in the title, or often in the text for its length.
    static boolean isSalient(int all, int lead, int title, int words) {
        double weight =
                weight(frequency(all, lead, title), Math.max(words, USUAL_WORDS), USUAL_WORDS);
        return title > 0 || weight >= SALIENT * (K1 + 1);
    }
}
