package org.dateline.store.alike;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A made-up story. They come in families: an original, what papers make of it, and what only looks
/// like it.
///
/// @param family stories of one family are copies of each other, others are not
/// @param kind what was done to the original
public record Story(int family, String kind, String text) {

    /// As many as a newspaper uses, and like its own in that few of them make up most of a text.
    private static final int VOCABULARY = 20_000;

    private static final String SITE =
            "\n\nYou are reading a free article. Support independent reporting in your region and"
                    + " subscribe to our morning letter, which brings you the five stories that"
                    + " matter before breakfast. All rights reserved. Write to the newsroom if you"
                    + " have found a mistake, and follow us wherever you are.";

    private static final String OTHER_SITE =
            "\n\nSign up for alerts to get breaking stories on your phone. This page was produced"
                    + " by the regional desk. Copying without written permission is not allowed."
                    + " Advertising pays for our work, so please consider switching off your"
                    + " blocker while you are with us.";

    /// Families of the same kinds, in a fixed order for a seed.
    public static List<Story> families(int families, long seed) {
        Random random = new Random(seed);
        List<Story> stories = new ArrayList<>();
        int strangers = families;
        for (int family = 0; family < families; family++) {
            List<String> original = story(random, 6 + random.nextInt(10));
            String text = text(original);
            stories.add(new Story(family, "original", text));
            stories.add(new Story(family, "edited", text(edited(original, random))));
            stories.add(
                    new Story(family, "cut", text(cut(original, .45 + random.nextDouble() / 2))));
            stories.add(new Story(family, "re-headed", text(reheaded(original, random))));
            stories.add(new Story(family, "boilerplate", text + SITE));
            stories.add(new Story(family, "other site", text + OTHER_SITE));
            stories.add(new Story(family, "reordered", text(reordered(original, random))));
            stories.add(
                    new Story(
                            family,
                            "edited, cut, boilerplate",
                            text(cut(edited(original, random), .7)) + SITE));
            stories.add(new Story(strangers++, "quoting", text(quoting(original, random))));
            stories.add(new Story(strangers++, "follow-up", text(followUp(original, random))));
            stories.add(new Story(strangers++, "follow-up, half", text(halfOld(original, random))));
            stories.add(
                    new Story(strangers++, "same topic", text(retold(original, random)) + SITE));
        }
        return stories;
    }

    private static String text(List<String> paragraphs) {
        return String.join("\n\n", paragraphs);
    }

    private static List<String> story(Random random, int paragraphs) {
        List<String> story = new ArrayList<>();
        for (int i = 0; i < paragraphs; i++) {
            story.add(paragraph(random));
        }
        return story;
    }

    private static String paragraph(Random random) {
        List<String> sentences = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            sentences.add(sentence(random));
        }
        return String.join(" ", sentences);
    }

    private static String sentence(Random random) {
        return Stream.generate(() -> word(random))
                .limit(8 + random.nextInt(20))
                .collect(joining(" ", "", "."));
    }

    /// A word's rank by frequency, written as a word: rank r has a share of 1/r, as Zipf found.
    private static String word(Random random) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
        return Integer.toString(rank, 36);
    }

    /// Another editor's hand: some sentences rewritten, and a word here and there.
    private static List<String> edited(List<String> original, Random random) {
        return original.stream()
                .map(
                        paragraph ->
                                Arrays.stream(paragraph.split("(?<=\\.) "))
                                        .map(
                                                sentence ->
                                                        random.nextInt(100) < 12
                                                                ? sentence(random)
                                                                : reworded(sentence, random))
                                        .collect(joining(" ")))
                .toList();
    }

    private static String reworded(String sentence, Random random) {
        UnaryOperator<String> reword = word -> random.nextInt(100) < 3 ? word(random) : word;
        return Arrays.stream(sentence.split(" ")).map(reword).collect(joining(" "));
    }

    private static List<String> cut(List<String> original, double kept) {
        return original.subList(0, Math.max(2, (int) Math.round(original.size() * kept)));
    }

    private static List<String> reheaded(List<String> original, Random random) {
        List<String> reheaded = new ArrayList<>(original);
        reheaded.set(0, paragraph(random));
        return reheaded;
    }

    private static List<String> reordered(List<String> original, Random random) {
        List<String> reordered = new ArrayList<>(original);
        Collections.shuffle(reordered, random);
        return reordered;
    }

    /// A long story that brings a fifth of itself from this one.
    private static List<String> quoting(List<String> original, Random random) {
        List<String> quoting = story(random, 4 * original.size());
        quoting.addAll(3, original);
        return quoting;
    }

    /// The next day's story, a quarter of which is what was known.
    private static List<String> followUp(List<String> original, Random random) {
        List<String> followUp = story(random, original.size());
        followUp.addAll(original.subList(0, original.size() / 3));
        return followUp;
    }

    /// The next day's story, which takes over half of the one before.
    private static List<String> halfOld(List<String> original, Random random) {
        List<String> followUp = story(random, original.size());
        followUp.addAll(original.subList(0, (original.size() + 1) / 2));
        return followUp;
    }

    /// Another paper's own story, which has one statement word for word.
    private static List<String> retold(List<String> original, Random random) {
        List<String> retold = story(random, original.size());
        retold.add(1, original.get(1));
        return retold;
    }
}
