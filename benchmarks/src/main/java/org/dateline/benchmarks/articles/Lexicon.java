package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sections of `words.txt`.
final class Lexicon {

    final Words determiners;
    final Words prepositions;
    final Words conjunctions;
    final Words relatives;
    final Words pronouns;
    final Words auxiliaries;
    final Words openers;
    final Words nouns;
    final Words verbs;
    final Words participles;
    final Words adjectives;
    final Words adverbs;
    final Words given;
    final Words surnames;
    final Words organizations;
    final Words roles;
    final Words places;
    final Words publishers;
    final Words boilerplate;
    final Words months;
    final Words shortMonths;
    final Words weekdays;
    final Words spans;
    final Words counts;
    final Words relativeDates;

    private Lexicon(Map<String, List<String>> sections) {
        determiners = new Words(section(sections, "determiners"));
        prepositions = new Words(section(sections, "prepositions"));
        conjunctions = new Words(section(sections, "conjunctions"));
        relatives = new Words(section(sections, "relatives"));
        pronouns = new Words(section(sections, "pronouns"));
        auxiliaries = new Words(section(sections, "auxiliaries"));
        openers = new Words(section(sections, "openers"));
        nouns =
                Words.withCompounds(
                        section(sections, "nouns").stream().distinct().toList(),
                        section(sections, "agents"));
        List<String> stems = section(sections, "verbs");
        verbs = new Words(stems);
        participles = new Words(stems.stream().map(Lexicon::participle).toList());
        adjectives = new Words(section(sections, "adjectives"));
        adverbs = new Words(section(sections, "adverbs"));
        given = new Words(section(sections, "given"));
        surnames = new Words(section(sections, "surnames"));
        organizations = new Words(section(sections, "organizations"));
        roles = new Words(section(sections, "roles"));
        places = new Words(section(sections, "places"));
        publishers = new Words(section(sections, "publishers"));
        boilerplate = new Words(section(sections, "boilerplate"));
        months = new Words(section(sections, "months"));
        shortMonths = new Words(section(sections, "short months"));
        weekdays = new Words(section(sections, "weekdays"));
        spans = new Words(section(sections, "spans"));
        counts = new Words(section(sections, "counts"));
        relativeDates = new Words(section(sections, "relative dates"));
    }

    static Lexicon load() {
        Map<String, List<String>> sections = new HashMap<>();
        try (InputStream file = Lexicon.class.getResourceAsStream("words.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            List<String> entries = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    entries = new ArrayList<>();
                    sections.put(line.substring(1, line.length() - 1), entries);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    entries.addAll(line.endsWith(".") ? List.of(line) : List.of(line.split(", ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lexicon(sections);
    }

    private static List<String> section(Map<String, List<String>> sections, String name) {
        List<String> entries = sections.get(name);
        if (entries == null) {
            throw new IllegalStateException("words.txt has no section " + name);
        }
        return entries;
    }

    /// Of a regular verb, and of the few others in the list.
    private static String participle(String verb) {
        if (verb.equals("lead")) {
            return "led";
        }
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        if (verb.endsWith("y") && "aeiou".indexOf(verb.charAt(verb.length() - 2)) < 0) {
            return verb.substring(0, verb.length() - 1) + "ied";
        }
        return switch (verb) {
            case "cancel", "ban", "admit" -> verb + verb.charAt(verb.length() - 1) + "ed";
            default -> verb + "ed";
        };
    }
}
