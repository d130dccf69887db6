package org.dateline.search;

import java.util.ArrayList;
import java.util.List;
import org.dateline.search.Lexemes.Weight;
import org.jspecify.annotations.Nullable;

/// An article as it stands in the search index.
///
/// A `tsvector` knows places only up to a bound, so phrases are looked for in stretches of a text:
/// the first is in `vector`, which has the words of the whole text, the others in `stretches`.
///
/// @param vector of title and text, as PostgreSQL reads a `tsvector`
/// @param salient of it, what the article is about: words of the title, and those that are often in
///     the text for its length
/// @param stretches of the text beyond the first, each overlapping the one before
/// @param words how many the text has
/// @param end up to where the text is searched, in UTF-16 units; null when all of it is
public record SearchEntry(
        String vector, String salient, List<String> stretches, int words, @Nullable Integer end) {

    /// Of what is described here. An index that an older one made is made anew; so it goes up with
    /// every change to what a text is indexed under.
    public static final int VERSION = 2;

    /// How many words are in one stretch, and how many the next has of it: as many as the longest
    /// phrase that is sure to be found.
    private static final int STRETCH = 8_000;

    private static final int OVERLAP = 100;
    private static final int STEP = STRETCH - OVERLAP;

    /// How many words of the body say what an article is about.
    private static final int LEAD_WORDS = 50;

    public SearchEntry {
        stretches = List.copyOf(stretches);
    }

    /// @param body where the body of the text begins
    /// @param languageTag BCP 47
    public static SearchEntry of(
            @Nullable String title, String text, int body, String languageTag) {
        return new Writer(Language.of(languageTag)).write(title == null ? "" : title, text, body);
    }

    private static final class Writer {
        private final Language language;
        private final Lexemes whole = new Lexemes();
        private final List<Lexemes> stretches = new ArrayList<>();
        private Language.@Nullable Forms previous;
        private int previousPosition;

        Writer(Language language) {
            this.language = language;
            whole.add(language.marker());
        }

        SearchEntry write(String title, String text, int body) {
            int titleWords = 0;
            for (WordReader words = new WordReader(title); words.hasNext(); ) {
                Word word = words.next();
                titleWords = word.position() + 1;
                Language.Forms forms = language.forms(word);
                for (String lexeme : forms.lexemes()) {
                    whole.add(lexeme, titleWords, Weight.TITLE);
                }
                if (forms.whole().isPresent()) {
                    whole.add(forms.whole().get(), titleWords, Weight.TITLE);
                }
            }
            // two further on, so that no phrase goes from the title into the text
            int offset = titleWords + 2;
            int lead = -1;
            int count = 0;
            for (WordReader words = new WordReader(text); words.hasNext(); ) {
                Word word = words.next();
                if (lead < 0 && word.start() >= body) {
                    lead = word.position();
                }
                boolean leads = lead >= 0 && word.position() < lead + LEAD_WORDS;
                Language.Forms forms = language.forms(word);
                if (!write(word, forms, offset, leads ? Weight.LEAD : Weight.TEXT)) {
                    return entry(count, word.start());
                }
                count = Math.max(count, word.position() + 1);
                forms.whole().ifPresent(whole::add);
                pair(word, forms);
            }
            return entry(count, null);
        }

        /// Neighbours that are frequent, by which phrases are found at once.
        private void pair(Word word, Language.Forms forms) {
            if (previous != null && word.position() == previousPosition + 1) {
                Language.pair(previous, forms).ifPresent(whole::add);
            }
            previous = forms;
            previousPosition = word.position();
        }

        private SearchEntry entry(int words, @Nullable Integer end) {
            if (words <= stretches.size() * STEP + OVERLAP && !stretches.isEmpty()) {
                // all of it is in the one before
                stretches.removeLast();
            }
            Lexemes salient = whole.salient(Math.min(words, STRETCH));
            salient.add(language.marker());
            return new SearchEntry(
                    whole.literal(),
                    salient.literal(),
                    stretches.stream().map(Lexemes::literal).toList(),
                    words,
                    end);
        }

        private boolean write(Word word, Language.Forms forms, int offset, Weight weight) {
            int position = word.position();
            int stretch = position / STEP;
            for (String lexeme : forms.lexemes()) {
                boolean written =
                        position < STRETCH
                                ? whole.add(lexeme, offset + position, weight)
                                : whole.add(lexeme);
                if (!written) {
                    return false;
                }
                if (stretch > 0) {
                    in(stretch, lexeme, position);
                    if (stretch > 1 && position - stretch * STEP < OVERLAP) {
                        in(stretch - 1, lexeme, position);
                    }
                }
            }
            return true;
        }

        private void in(int stretch, String lexeme, int position) {
            while (stretches.size() < stretch) {
                stretches.add(new Lexemes());
            }
            stretches.get(stretch - 1).add(lexeme, position - stretch * STEP + 1, Weight.TEXT);
        }
    }
}
