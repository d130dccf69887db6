package org.dateline.formats.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the classes and the id of an element say it is: those who make templates name what they
/// make.
final class Names {

    /// What an element is by its names.
    enum Role {
        /// Around the article: sharing, navigation, advertising, and so on.
        AROUND,
        /// What readers said.
        COMMENTS,
        /// A link to something else, if it holds links.
        TEASER,
        /// The article's text.
        BODY,
        /// The paragraph that introduces the article.
        LEAD,
        CAPTION,
        DATE,
        AUTHOR,
        /// What stands before the rest of a text that must be paid for.
        PAYWALL,
        HIDDEN
    }

    /// No name that means something is longer, nor are there more.
    private static final int MOST_CHARS = 400;

    private static final Lists LISTS = Lists.read();

    private final Map<String, Set<Role>> known = new HashMap<>();

    /// @param classes the attribute as it stands
    Set<Role> of(String classes, String id) {
        if (classes.isEmpty() && id.isEmpty()) {
            return Set.of();
        }
        String names = cut(classes) + " " + cut(id);
        Set<Role> roles = known.get(names);
        if (roles == null) {
            roles = roles(names);
            if (known.size() < 10_000) {
                known.put(names, roles);
            }
        }
        return roles;
    }

    private static String cut(String names) {
        return names.length() > MOST_CHARS ? names.substring(0, MOST_CHARS) : names;
    }

    private static Set<Role> roles(String names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names.split("\\s+")) {
            if (!name.isEmpty()) {
                add(name, roles);
            }
        }
        if (roles.contains(Role.BODY) && roles.contains(Role.LEAD)) {
            roles.remove(Role.LEAD);
        }
        return roles.isEmpty() ? Set.of() : roles;
    }

    private static void add(String name, Set<Role> roles) {
        List<String> words = words(name);
        String joined = String.join("-", words);
        for (Role role : Role.values()) {
            if (LISTS.matches(role, words, joined)) {
                roles.add(role);
            }
        }
    }

    /// `article-shareButtons` is three words.
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = Character.isLetter(c);
            boolean begins =
                    Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            if ((!letter || begins) && !word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (letter) {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /// The data file: sections of names; `word` is a whole word, `word*` the start of one,
    /// `several-words` stand anywhere in a name, `=name` is all of it, `!word` forbids the role.
    private record Lists(
            Map<Role, Set<String>> words,
            Map<Role, List<String>> starts,
            Map<Role, List<String>> phrases,
            Map<Role, Set<String>> wholes,
            Map<Role, Set<String>> forbidden) {

        boolean matches(Role role, List<String> words, String joined) {
            for (String word : words) {
                if (of(forbidden, role).contains(word)) {
                    return false;
                }
            }
            if (of(wholes, role).contains(joined)) {
                return true;
            }
            for (String word : words) {
                if (of(this.words, role).contains(word)) {
                    return true;
                }
                for (String start : starts.getOrDefault(role, List.of())) {
                    if (word.startsWith(start)) {
                        return true;
                    }
                }
            }
            for (String phrase : phrases.getOrDefault(role, List.of())) {
                if (contains(joined, phrase)) {
                    return true;
                }
            }
            return false;
        }

        private static Set<String> of(Map<Role, Set<String>> sets, Role role) {
            return sets.getOrDefault(role, Set.of());
        }

        private static boolean contains(String joined, String phrase) {
            int at = joined.indexOf(phrase);
            while (at >= 0) {
                int end = at + phrase.length();
                if ((at == 0 || joined.charAt(at - 1) == '-')
                        && (end == joined.length() || joined.charAt(end) == '-')) {
                    return true;
                }
                at = joined.indexOf(phrase, at + 1);
            }
            return false;
        }

        static Lists read() {
            Lists lists =
                    new Lists(
                            new EnumMap<>(Role.class),
                            new EnumMap<>(Role.class),
                            new EnumMap<>(Role.class),
                            new EnumMap<>(Role.class),
                            new EnumMap<>(Role.class));
            try (InputStream in =
                            Objects.requireNonNull(
                                    Names.class.getResourceAsStream("element-names.txt"));
                    BufferedReader lines =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                Role role = Role.AROUND;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("[")) {
                        role = Role.valueOf(line.substring(1, line.length() - 1));
                    } else if (!line.startsWith("#")) {
                        for (String name : line.strip().split("\\s+")) {
                            lists.add(role, name);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lists;
        }

        private void add(Role role, String name) {
            if (name.isEmpty()) {
                return;
            }
            if (name.startsWith("=")) {
                wholes.computeIfAbsent(role, r -> new HashSet<>()).add(name.substring(1));
            } else if (name.startsWith("!")) {
                forbidden.computeIfAbsent(role, r -> new HashSet<>()).add(name.substring(1));
            } else if (name.endsWith("*")) {
                starts.computeIfAbsent(role, r -> new ArrayList<>())
                        .add(name.substring(0, name.length() - 1));
            } else if (name.contains("-")) {
                phrases.computeIfAbsent(role, r -> new ArrayList<>()).add(name);
            } else {
                words.computeIfAbsent(role, r -> new HashSet<>()).add(name);
            }
        }
    }
}
