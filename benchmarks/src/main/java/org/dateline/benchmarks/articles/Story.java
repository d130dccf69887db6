package org.dateline.benchmarks.articles;

import java.time.LocalDate;

/// The events of one topic, and the sentences that tell of them on one day.
final class Story {

    private final Lexicon words;
    private final Dice dice;
    private final LocalDate today;
    private final byte[][] people = new byte[4][];
    private final byte[][] organizations = new byte[3][];
    private final byte[][] places = new byte[3][];
    private final byte[][] subjects = new byte[6][];

    /// @param topic chooses who and what the story is about
    /// @param dice chooses what is said of them
    Story(Lexicon words, Dice topic, Dice dice, LocalDate today) {
        this.words = words;
        this.dice = dice;
        this.today = today;
        Prose name = new Prose();
        for (int i = 0; i < people.length; i++) {
            name.clear();
            people[i] =
                    name.write(words.given.any(topic))
                            .write(' ')
                            .write(words.surnames.any(topic))
                            .toBytes();
        }
        fill(organizations, words.organizations, topic);
        fill(places, words.places, topic);
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = words.nouns.any(topic);
        }
    }

    private static void fill(byte[][] places, Words words, Dice topic) {
        for (int i = 0; i < places.length; i++) {
            places[i] = words.draw(topic);
        }
    }

    void headline(Prose to) {
        int start = to.length();
        to.write(organization()).write(' ').write(words.participles.draw(dice)).write(' ');
        to.write(words.adjectives.draw(dice)).write(' ').write(noun());
        to.write(' ').write(words.prepositions.draw(dice)).write(' ').write(noun());
        to.write(" in ").write(place());
        to.capitalize(start);
    }

    void paragraphs(int count, Prose to) {
        for (int i = 0; i < count; i++) {
            if (i == 0 && dice.percent(40)) {
                dateline(to);
            }
            int sentences = 2 + dice.below(4);
            for (int j = 0; j < sentences; j++) {
                if (j > 0) {
                    to.write(' ');
                }
                sentence(to);
            }
            to.write('\n').write('\n');
            to.endParagraph();
        }
    }

    private void dateline(Prose to) {
        byte[] place = place();
        int start = to.length();
        to.write(place);
        for (int i = start; i < to.length(); i++) {
            to.capitalize(i);
        }
        to.write(", ").write(words.shortMonths.at(today.getMonthValue() - 1)).write(' ');
        to.number(today.getDayOfMonth()).write(" (").write(organizations[0]).write(") - ");
    }

    private void sentence(Prose to) {
        int start = to.length();
        int form = dice.below(10);
        if (form < 2) {
            to.write(words.openers.draw(dice)).write(", ");
            clause(to);
        } else if (form == 2) {
            date(to);
            to.write(", ");
            clause(to);
        } else if (form == 3) {
            to.write('"');
            clause(to);
            to.capitalize(start + 1);
            to.write(",\" said ").write(person()).write(' ');
            date(to);
        } else {
            clause(to);
        }
        if (form > 3 && dice.percent(55)) {
            to.write(", ").write(words.conjunctions.draw(dice)).write(' ');
            clause(to);
        }
        to.capitalize(start);
        to.write('.');
    }

    private void clause(Prose to) {
        subject(to);
        if (dice.percent(15)) {
            to.write(", ").write(words.relatives.draw(dice)).write(' ');
            predicate(to);
            to.write(',');
        }
        to.write(' ');
        predicate(to);
    }

    private void predicate(Prose to) {
        int form = dice.below(8);
        if (form < 4) {
            to.write(words.participles.draw(dice)).write(' ');
            phrase(to);
        } else if (form < 6) {
            to.write(words.auxiliaries.draw(dice)).write(' ').write(words.participles.draw(dice));
            to.write(" by ");
            phrase(to);
        } else {
            to.write("decided to ").write(words.verbs.draw(dice)).write(' ');
            phrase(to);
        }
        int ends = dice.below(10);
        if (ends < 4) {
            to.write(' ').write(words.prepositions.draw(dice)).write(' ');
            phrase(to);
        } else if (ends < 6) {
            to.write(' ');
            date(to);
        } else if (ends < 7) {
            to.write(" in ").write(place());
        } else if (ends < 8) {
            to.write(' ').write(words.adverbs.draw(dice));
        }
    }

    private void subject(Prose to) {
        int form = dice.below(10);
        if (form < 2) {
            to.write(person());
        } else if (form == 2) {
            to.write(words.roles.draw(dice)).write(' ').write(person());
        } else if (form < 5) {
            to.write("the ").write(organization());
        } else if (form == 5) {
            to.write(words.pronouns.draw(dice));
        } else {
            phrase(to);
        }
    }

    private void phrase(Prose to) {
        to.write(words.determiners.draw(dice)).write(' ');
        if (dice.percent(40)) {
            to.write(words.adjectives.draw(dice)).write(' ');
        }
        to.write(noun());
        if (dice.percent(30)) {
            to.write(" of ").write(words.determiners.draw(dice)).write(' ').write(noun());
        }
    }

    /// A day near today in one of the forms that papers write.
    private void date(Prose to) {
        LocalDate day = today.plusDays(dice.below(60) - 45);
        int month = day.getMonthValue() - 1;
        switch (dice.below(10)) {
            case 0, 1, 2 ->
                    to.write("on ").write(words.weekdays.at(day.getDayOfWeek().getValue() - 1));
            case 3 ->
                    to.write("on ")
                            .number(day.getDayOfMonth())
                            .write(' ')
                            .write(words.months.at(month))
                            .write(' ')
                            .number(day.getYear());
            case 4 ->
                    to.write("on ")
                            .write(words.months.at(month))
                            .write(' ')
                            .number(day.getDayOfMonth());
            case 5 ->
                    to.write("on ")
                            .write(words.shortMonths.at(month))
                            .write(' ')
                            .number(day.getDayOfMonth())
                            .write(", ")
                            .number(day.getYear());
            case 6 ->
                    to.write("on ")
                            .number(day.getYear())
                            .write('-')
                            .twoDigits(month + 1)
                            .write('-')
                            .twoDigits(day.getDayOfMonth());
            case 7 ->
                    to.write("in ").write(words.months.at(month)).write(' ').number(day.getYear());
            case 8 ->
                    to.write(words.counts.draw(dice))
                            .write(' ')
                            .write(words.spans.draw(dice))
                            .write(" ago");
            default -> to.write(words.relativeDates.draw(dice));
        }
    }

    /// Every fourth is one of the topic's.
    private byte[] noun() {
        return dice.percent(25) ? subjects[dice.below(subjects.length)] : words.nouns.draw(dice);
    }

    private byte[] person() {
        return people[dice.below(people.length)];
    }

    private byte[] organization() {
        return organizations[dice.below(organizations.length)];
    }

    private byte[] place() {
        return places[dice.below(places.length)];
    }
}
