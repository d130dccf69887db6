package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Optional;
import org.dateline.benchmarks.articles.GeneratedArticle.Copy;

/// All articles of one seed. Each depends on the seed and its number alone, so any of them can be
/// asked for at any time, and by several threads that have an instance each.
public final class Articles {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int ARTICLES_A_DAY = 400;

    private static final Variation[] VARIATIONS = Variation.values();

    /// Topics of one day; the first of them is written of most, and for days after.
    private static final Zipf TOPICS = new Zipf(80);

    private static final int SHARE_OF_COPIES = 25;
    private static final int SHARE_OF_BOILERPLATE = 40;
    private static final int BOILERPLATE_PARAGRAPHS = 6;
    private static final int EDIT_EVERY_WORDS = 60;

    private static final byte[] BREAK = "\n\n".getBytes(UTF_8);

    private final Lexicon words = Lexicon.load();
    private final long seed;
    private final long familyEvery;
    private final int shortest;
    private final int longest;
    private final Prose prose = new Prose();
    private final Prose source = new Prose();
    private final Prose title = new Prose();

    private Articles(long seed, long familyEvery, int shortest, int longest) {
        this.seed = seed;
        this.familyEvery = familyEvery;
        this.shortest = shortest;
        this.longest = longest;
    }

    /// As long as news is: 4 to 28 paragraphs, mostly few.
    public static Articles ofSeed(long seed) {
        return ofSeed(seed, 0);
    }

    /// The same, with one large family among them: near-copies of one story, as of a wire report
    /// that every paper prints.
    ///
    /// @param familyEvery of so many articles one is of the family; 0 to have none
    public static Articles ofSeed(long seed, long familyEvery) {
        return new Articles(seed, familyEvery, 4, 28);
    }

    /// Of 2 or 3 paragraphs, for when there are to be very many.
    public static Articles shortOfSeed(long seed) {
        return new Articles(seed, 0, 2, 3);
    }

    public GeneratedArticle article(long number) {
        Dice dice = new Dice(seed, number, 1);
        Optional<Copy> copy = copy(number);
        LocalDate today = day(number);
        prose.clear();
        Story own = story(number);
        title.clear();
        if (copy.isEmpty()) {
            own.headline(title);
            own.paragraphs(length(number), prose);
        } else {
            copy(copy.get(), own, dice);
        }
        byte[] publisher = words.publishers.any(dice);
        if (copy.isPresent() && copy.get().variation() == Variation.BOILERPLATE_ADDED
                || dice.percent(SHARE_OF_BOILERPLATE)) {
            boilerplate(publisher);
        }
        return new GeneratedArticle(
                number,
                new String(title.toBytes(), UTF_8),
                new String(publisher, UTF_8),
                today,
                prose.toBytes(),
                copy);
    }

    /// What an article is a copy of: any earlier one, half of the time one of the last few days.
    /// Who copies a copy tells the first story, so that some stories are copied very often.
    private Optional<Copy> copy(long number) {
        if (number > 0 && isOfFamily(number)) {
            return Optional.of(new Copy(0, Variation.EDITED));
        }
        Dice dice = new Dice(seed, number, 3);
        if (number == 0 || !dice.percent(SHARE_OF_COPIES)) {
            return Optional.empty();
        }
        Variation variation = VARIATIONS[dice.below(VARIATIONS.length)];
        long original = number;
        while (true) {
            long span = dice.percent(50) ? Math.min(original, 3L * ARTICLES_A_DAY) : original;
            original -= 1 + dice.below(span);
            if (original == 0 || !isOfFamily(original) && !isCopy(original)) {
                return Optional.of(new Copy(original, variation));
            }
        }
    }

    private boolean isOfFamily(long number) {
        return familyEvery > 0 && number % familyEvery == 0;
    }

    private boolean isCopy(long number) {
        return number > 0 && new Dice(seed, number, 3).percent(SHARE_OF_COPIES);
    }

    private void copy(Copy copy, Story own, Dice dice) {
        source.clear();
        Story original = story(copy.original());
        original.headline(title);
        original.paragraphs(length(copy.original()), source);
        int all = source.paragraphs();
        switch (copy.variation()) {
            case BOILERPLATE_ADDED -> copyParagraphs(0, all);
            case REHEADED -> {
                title.clear();
                original.headline(title);
                copyParagraphs(0, all);
            }
            case CUT -> copyParagraphs(0, Math.max(1, all * 2 / 3));
            case REORDERED -> {
                copyParagraphs(all / 2, all);
                copyParagraphs(0, all / 2);
            }
            case EDITED -> {
                for (int i = 0; i < all; i++) {
                    prose.edited(source, i, EDIT_EVERY_WORDS, words.nouns, dice);
                }
            }
            case QUOTED -> {
                title.clear();
                own.headline(title);
                own.paragraphs(Math.min(3, all - 1), prose);
                copyParagraphs(0, Math.min(2, all / 2));
                own.paragraphs(Math.min(3, all - 1), prose);
            }
        }
    }

    private void copyParagraphs(int from, int to) {
        for (int i = from; i < to; i++) {
            prose.paragraph(source, i);
        }
    }

    private void boilerplate(byte[] publisher) {
        for (int i = 0; i < 2; i++) {
            byte[] said =
                    words.boilerplate.at(
                            Math.floorMod(publisher[0] + 3 * i, BOILERPLATE_PARAGRAPHS));
            int name = 0;
            while (said[name] != '*') {
                name++;
            }
            prose.write(said, 0, name)
                    .write(publisher)
                    .write(said, name + 1, said.length)
                    .write(BREAK)
                    .endParagraph();
        }
    }

    private Story story(long number) {
        LocalDate today = day(number);
        Dice dice = new Dice(seed, number, 2);
        long daysOld = Long.numberOfTrailingZeros(dice.next()) * 2L;
        long topicDay = Math.max(0, today.toEpochDay() - FIRST_DAY.toEpochDay() - daysOld);
        long topic = topicDay * 1000 + TOPICS.draw(dice);
        return new Story(words, new Dice(seed, topic, 4), dice, today);
    }

    private int length(long number) {
        Dice dice = new Dice(seed, number, 5);
        int paragraphs = shortest;
        while (paragraphs < longest && dice.percent(85)) {
            paragraphs++;
        }
        return paragraphs;
    }

    private static LocalDate day(long number) {
        return FIRST_DAY.plusDays(number / ARTICLES_A_DAY);
    }
}
