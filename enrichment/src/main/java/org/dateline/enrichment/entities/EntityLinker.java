package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dateline.events.Entity;
import org.dateline.events.Entity.Mention;
import org.dateline.events.Entity.Type;
import org.dateline.events.Segment;
import org.jspecify.annotations.Nullable;

/// Gathers the mentions of one person, organization or place under one name and id.
final class EntityLinker {

    private static final Set<String> TITLES = NameWords.of("person-title");
    private static final Set<String> SUFFIXES = NameWords.of("person-suffix");
    private static final Set<String> CORPORATE_ENDINGS = NameWords.of("corporate-ending");

    private final MarkedText text;
    private final String original;
    private final Map<String, String> acronyms;
    private final Set<String> vocabulary;

    EntityLinker(MarkedText text, String original, Map<String, String> acronyms) {
        this.text = text;
        this.original = original;
        this.acronyms = acronyms;
        this.vocabulary = text.vocabulary();
    }

    private record Key(Type type, String name) {}

    private static final class Found {

        final List<Mention> mentions = new ArrayList<>();
        final @Nullable String country;

        Found(@Nullable String country) {
            this.country = country;
        }
    }

    List<Entity> entities(List<Segment> segments) {
        List<Span> spans = text.spans();
        Map<String, String> persons = persons(spans);
        Map<String, String> organizations = organizations(spans);
        Map<Key, Found> found = new LinkedHashMap<>();
        for (Span span : spans) {
            int start = text.start(span.from());
            int end = text.end(span.to() - 1);
            String mention = original.substring(start, end);
            String tokens = text.name(span);
            String name = mention.replaceAll("\\s+", " ");
            @Nullable String country = null;
            switch (span.type()) {
                case PERSON -> name = persons.getOrDefault(tokens, name);
                case ORGANIZATION -> name = organizations.getOrDefault(tokens, name);
                case LOCATION -> {
                    country = Countries.code(tokens, vocabulary);
                    if (country != null) {
                        name = Countries.displayName(country);
                    }
                }
            }
            Key key = new Key(span.type(), Slug.of(name) + "\n" + (country == null ? "" : country));
            @Nullable String code = country;
            Found entity = found.computeIfAbsent(key, _ -> new Found(code));
            names.putIfAbsent(key, name);
            entity.mentions.add(new Mention(start, end, mention));
        }
        Salience salience = new Salience(segments, original.length());
        List<Entity> entities = new ArrayList<>();
        found.forEach(
                (key, entity) -> {
                    String name = names.getOrDefault(key, "");
                    entities.add(
                            new Entity(
                                    key.type().name().toLowerCase(Locale.ROOT)
                                            + ":"
                                            + Slug.of(name),
                                    name,
                                    key.type(),
                                    entity.country,
                                    salience.of(entity.mentions),
                                    entity.mentions));
                });
        return entities;
    }

    private final Map<Key, String> names = new HashMap<>();

    /// The full name by each form of it. A form that two full names have stands for itself.
    private Map<String, String> persons(List<Span> spans) {
        Map<String, String> originals = new LinkedHashMap<>();
        for (Span span : spans) {
            if (span.type() == Type.PERSON) {
                originals.putIfAbsent(text.name(span), spelled(span));
            }
        }
        Map<String, String> canonical = new HashMap<>();
        Map<String, String> byEnds = new HashMap<>();
        for (String name : originals.keySet()) {
            List<String> parts = bare(name);
            if (parts.size() > 1) {
                String ends = parts.getFirst() + " " + parts.getLast();
                byEnds.merge(ends, name, (a, b) -> b.length() > a.length() ? b : a);
            }
        }
        Map<String, Set<String>> bearers = new HashMap<>();
        for (String name : originals.keySet()) {
            List<String> parts = bare(name);
            if (parts.size() > 1) {
                String full = byEnds.get(parts.getFirst() + " " + parts.getLast());
                canonical.put(name, full);
                bearers.computeIfAbsent(parts.getFirst(), _ -> new TreeSet<>()).add(full);
                bearers.computeIfAbsent(parts.getLast(), _ -> new TreeSet<>()).add(full);
            }
        }
        for (String name : originals.keySet()) {
            List<String> parts = bare(name);
            Set<String> fitting = bearers.getOrDefault(parts.getFirst(), Set.of());
            if (parts.size() == 1 && fitting.size() == 1) {
                canonical.put(name, fitting.iterator().next());
            }
        }
        canonical.replaceAll((_, full) -> originals.getOrDefault(full, full));
        return canonical;
    }

    /// The words of a person's name without titles before and suffixes behind it.
    private static List<String> bare(String name) {
        List<String> parts = List.of(name.split(" "));
        int from = 0;
        while (from < parts.size() - 1 && TITLES.contains(parts.get(from))) {
            from++;
        }
        int to = parts.size();
        while (to > from + 1
                && (SUFFIXES.contains(parts.get(to - 1)) || parts.get(to - 1).equals(","))) {
            to--;
        }
        return parts.subList(from, to);
    }

    private Map<String, String> organizations(List<Span> spans) {
        Map<String, String> canonical = new HashMap<>();
        Map<String, String> originals = new HashMap<>();
        for (Span span : spans) {
            if (span.type() == Type.ORGANIZATION) {
                String name = text.name(span);
                originals.putIfAbsent(name, spelled(span));
                int lastBlank = name.lastIndexOf(' ');
                if (lastBlank > 0 && CORPORATE_ENDINGS.contains(name.substring(lastBlank + 1))) {
                    canonical.putIfAbsent(name.substring(0, lastBlank), name);
                }
            }
        }
        acronyms.forEach(canonical::put);
        canonical.replaceAll((_, full) -> originals.getOrDefault(full, full));
        return canonical;
    }

    private String spelled(Span span) {
        return original.substring(text.start(span.from()), text.end(span.to() - 1))
                .replaceAll("\\s+", " ");
    }
}
