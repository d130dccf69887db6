package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// Words of one kind by falling frequency, ready to be written.
final class Words {

    private final byte[][] words;
    private final Zipf zipf;

    Words(List<String> words) {
        this.words = words.stream().map(word -> word.getBytes(UTF_8)).toArray(byte[][]::new);
        zipf = new Zipf(this.words.length);
    }

    /// These words, then whatever follows from putting every one of `ends` behind every one of
    /// them, the likeliest first.
    static Words withCompounds(List<String> words, List<String> ends) {
        List<String> all = new ArrayList<>(words);
        for (String end : ends) {
            words.forEach(word -> all.add(word + end));
        }
        return new Words(all);
    }

    byte[] draw(Dice dice) {
        return words[zipf.draw(dice)];
    }

    /// One of them, each as likely as any other.
    byte[] any(Dice dice) {
        return words[dice.below(words.length)];
    }

    byte[] at(int place) {
        return words[place];
    }
}
