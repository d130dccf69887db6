package org.dateline.formats.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.events.Declared;
import org.dateline.formats.json.Field;
import org.dateline.formats.json.FieldValues;
import org.dateline.formats.text.HeaderLines.Labelled;

/// What an article says of itself in the export of a press archive: LexisNexis and Nexis Uni write
/// publication, date and title without a label, then lines such as `BYLINE: …`, Factiva title,
/// number of words, date and publication, or two letters before each, and ProQuest a title and
/// lines such as `Publication date: …`, also behind the text.
final class ExportHead {

    private static final int MOST_LINES = 40;

    /// UTF-16 units that are looked at, at either end.
    private static final int LONGEST = 16 << 10;

    /// A line of running text is longer.
    private static final int LONGEST_LINE = 300;

    /// So many lines without a label, behind one that has one, are the text.
    private static final int MOST_UNLABELLED = 3;

    private static final Pattern CODED = Pattern.compile("([A-Z]{2,3})[ \\t]{1,8}(\\S.{0,1000})");

    private static final Map<String, Field> CODES =
            Map.of(
                    "HD", Field.TITLE,
                    "BY", Field.AUTHORS,
                    "PD", Field.PUBLISHED,
                    "SN", Field.PUBLISHER,
                    "SE", Field.SECTION,
                    "LA", Field.LANGUAGE);

    private static final Pattern WORDS =
            Pattern.compile(
                    "(?iu)[\\d.,]{1,9} (?:words|wörter|mots|palabras|parole|woorden|palavras)");

    private static final Pattern DATE =
            Pattern.compile(
                    "(?=.{0,80}(?<!\\d)(?:19|20)\\d{2}(?!\\d))(?=.{0,80}(?<!\\d)\\d{1,2}(?!\\d)).{6,80}");

    private static final Map<String, Field> AT_THE_END =
            Map.of(
                    "language", Field.LANGUAGE,
                    "publication title", Field.PUBLISHER,
                    "publication date", Field.PUBLISHED,
                    "author", Field.AUTHORS,
                    "title", Field.TITLE,
                    "subject", Field.TAGS,
                    "document url", Field.URL,
                    "proquest document id", Field.GUID);

    private static final Map<String, String> LANGUAGES = languages();

    private final FieldValues values = new FieldValues();

    private ExportHead() {}

    /// @param accession the archive's own name of the article
    static Declared of(String text, Optional<String> accession) {
        ExportHead head = new ExportHead();
        accession.ifPresent(id -> head.add(Field.GUID, "Document", id));
        head.read(
                text.substring(0, Math.min(text.length(), LONGEST))
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(MOST_LINES)
                        .toList());
        head.readEnd(text.substring(Math.max(0, text.length() - LONGEST)).lines().toList());
        return head.values.declared();
    }

    private void read(List<String> lines) {
        List<String> untold = new ArrayList<>();
        boolean told = false;
        int running = 0;
        for (int i = 0; i < lines.size() && running < MOST_UNLABELLED; i++) {
            String line = lines.get(i);
            Matcher coded = CODED.matcher(line);
            Optional<Labelled> labelled = HeaderLines.labelled(line);
            if (line.length() > LONGEST_LINE) {
                break;
            } else if (coded.matches() && CODES.containsKey(coded.group(1))) {
                add(CODES.get(coded.group(1)), coded.group(1), coded.group(2));
                told = true;
                running = 0;
            } else if (WORDS.matcher(line).matches() && i + 2 < lines.size()) {
                counted(untold, lines.get(i + 1), lines.get(i + 2));
                return;
            } else if (labelled.isPresent()) {
                labelled.get().field().ifPresent(f -> add(f, labelled.get()));
                told = true;
                running = 0;
            } else if (told) {
                running++;
            } else {
                untold.add(line);
            }
        }
        if (told) {
            untold(untold);
        }
    }

    /// What stands before and behind the number of words: the title, then date and publication.
    private void counted(List<String> title, String date, String publication) {
        if (!title.isEmpty()) {
            add(Field.TITLE, "title", title.getFirst());
        }
        if (DATE.matcher(date).matches()) {
            add(Field.PUBLISHED, "date", date);
            add(Field.PUBLISHER, "publication", publication);
        }
    }

    /// Publication, date and title; the title alone where no date is among them.
    private void untold(List<String> lines) {
        int date = 0;
        while (date < lines.size() && !DATE.matcher(lines.get(date)).matches()) {
            date++;
        }
        if (lines.isEmpty()) {
            return;
        }
        if (date == lines.size()) {
            add(Field.TITLE, "title", lines.getFirst());
            return;
        }
        add(Field.PUBLISHED, "date", lines.get(date));
        if (date == 1) {
            add(Field.PUBLISHER, "publication", lines.getFirst());
        }
        if (date > 1) { // Nexis Uni begins with the title
            add(Field.TITLE, "title", lines.getFirst());
            add(Field.PUBLISHER, "publication", lines.get(1));
        } else if (lines.size() > date + 1) {
            add(Field.TITLE, "title", lines.getLast());
        }
    }

    private void readEnd(List<String> lines) {
        int from = Math.max(0, lines.size() - MOST_LINES);
        for (String line : lines.subList(from, lines.size())) {
            Optional<Labelled> labelled = HeaderLines.labelled(line);
            if (labelled.isPresent()) {
                Labelled end = labelled.get();
                Field field = AT_THE_END.get(end.label().toLowerCase(Locale.ROOT));
                if (field != null) {
                    add(field, end.label(), end.value());
                }
            }
        }
    }

    private void add(Field field, Labelled labelled) {
        String label = labelled.label().toLowerCase(Locale.ROOT);
        // a post has a subject; an article in an archive has several
        Field own = label.equals("subject") ? Field.TAGS : field;
        add(own, labelled.label(), labelled.value());
    }

    private void add(Field field, String name, String value) {
        String said = field == Field.LANGUAGE ? language(value) : value;
        List<String> all =
                field == Field.AUTHORS && said.regionMatches(true, 0, "by ", 0, 3)
                        ? HeaderLines.said(field, said.substring(3))
                        : HeaderLines.said(field, said);
        values.add(new Field.Name(field, 0), name, all);
    }

    private static String language(String value) {
        String name = value.strip().toLowerCase(Locale.ROOT);
        return LANGUAGES.getOrDefault(name, value);
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale locale = Locale.of(code);
            languages.putIfAbsent(
                    locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            languages.putIfAbsent(locale.getDisplayLanguage(locale).toLowerCase(Locale.ROOT), code);
        }
        return languages;
    }
}
