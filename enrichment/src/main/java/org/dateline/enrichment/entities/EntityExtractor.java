package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.List;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.enrichment.recognizer.hashed.HashedRecognizer;
import org.dateline.events.Entity;
import org.dateline.events.Segment;

/// Finds the persons, organizations and places of an English article. Safe for use by many threads.
public final class EntityExtractor {

    /// Changes when the same labels of the engine give other entities.
    private static final String RULES = "2";

    /// Tokens that are read of one article: well under a second's work.
    public static final int TOKEN_BUDGET = 50_000;

    private final EntityRecognizer recognizer;

    public EntityExtractor(EntityRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /// The extractor with the English model, which is loaded once and shared.
    public static EntityExtractor english() {
        return new EntityExtractor(HashedRecognizer.english());
    }

    /// That of the engine and of the rules, for [org.dateline.events.Enrichment].
    public String version() {
        return recognizer.version() + "/" + RULES;
    }

    /// The entities of the text, those with the earliest first mention first. No two mentions
    /// overlap.
    ///
    /// @param segments what the parts of the text are; salience counts titles and bodies only
    /// @param tokenBudget tokens after which reading stops, such as [#TOKEN_BUDGET]
    public Found extract(String text, List<Segment> segments, int tokenBudget) {
        EntityRecognizer.Recognized recognized = recognizer.recognize(text, tokenBudget);
        List<Sentence> sentences = new ArrayList<>(recognized.sentences());
        HyphenatedNames.apply(sentences);
        Headlines headlines = new Headlines(recognizer, sentences);
        List<List<String>> running = new ArrayList<>(sentences.size());
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            if (headlines.isHeadline(sentence.words())) {
                List<String> words = headlines.running(sentence.words());
                Sentence read = recognizer.label(words, sentence.starts(), sentence.ends());
                sentences.set(i, read.withWords(sentence.words()));
                running.add(words);
            } else {
                running.add(sentence.words());
            }
        }
        MarkedText marked = new MarkedText(sentences, running);
        new NameGrammar(marked, recognizer).apply();
        new KnownOrganizations(marked, recognizer).apply();
        Acronyms acronyms = new Acronyms(marked);
        acronyms.apply();
        new NameMemory(marked, recognizer).apply();
        new KnownPlaces(marked).apply();
        EntityLinker linker = new EntityLinker(marked, text, acronyms.fullNames());
        return new Found(linker.entities(segments), recognized.truncated());
    }

    /// The entities of an article.
    ///
    /// @param truncated whether the text went on when the token budget was spent
    public record Found(List<Entity> entities, boolean truncated) {

        public Found {
            entities = List.copyOf(entities);
        }
    }
}
