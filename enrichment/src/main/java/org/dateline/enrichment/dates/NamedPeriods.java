package org.dateline.enrichment.dates;

import org.dateline.enrichment.dates.Meaning.Away;
import org.dateline.enrichment.dates.Meaning.Fixed;
import org.dateline.enrichment.dates.Meaning.FromStory;
import org.dateline.enrichment.dates.Meaning.Literal;
import org.dateline.enrichment.dates.Meaning.Same;
import org.dateline.enrichment.dates.Meaning.TimeOf;
import org.dateline.enrichment.dates.Meaning.Weekday;
import org.dateline.enrichment.dates.Meaning.Yearly;
import org.dateline.enrichment.dates.Meaning.YearlyIn;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Reads phrases whose noun names a weekday, month, season or part of the day: `last Friday`, `next
/// June`, `the summer of 2019`, `that night`.
final class NamedPeriods {

    private final Tokens tokens;
    private final Years years;
    private final Calendars calendars;
    private final Tense tense;

    NamedPeriods(Tokens tokens, Years years, Calendars calendars, Tense tense) {
        this.tokens = tokens;
        this.years = years;
        this.calendars = calendars;
        this.tense = tense;
    }

    @Nullable Match weekday(Phrase phrase) {
        if (phrase.shifted() == null) {
            return null;
        }
        Word shift = phrase.shift();
        Meaning day =
                shift.is(WordClass.NARRATIVE) && !shift.is("same")
                        ? new Meaning.StoryWeekday(
                                calendars.day(phrase.noun()), shift.value(WordClass.SHIFT) < 0)
                        : new Weekday(calendars.day(phrase.noun()), phrase.side());
        return dayWithPart(phrase, day, Rule.SHIFTED_WEEKDAY);
    }

    @Nullable Match month(Phrase phrase) {
        if (!tokens.capital(phrase.noun())) {
            return null;
        }
        YearPart part = new YearPart.Month(calendars.monthNumber(phrase.noun()));
        return phrase.match(phrase.to(), new Yearly(part, phrase.side()), Rule.SHIFTED_MONTH);
    }

    @Nullable Match season(Phrase phrase, Word noun) {
        YearPart part = new YearPart.InSeason(Season.values()[noun.value(WordClass.SEASON)]);
        if (phrase.quantity() != null) {
            return noun.is(WordClass.PLURAL)
                    ? phrase.match(
                            phrase.to(), new Literal(Type.SET, "XXXX-" + part.tail()), Rule.SEASONS)
                    : null;
        }
        if (phrase.shifted() != null) {
            return phrase.match(phrase.to(), new Yearly(part, phrase.side()), Rule.SHIFTED_SEASON);
        }
        int of =
                tokens.is(phrase.to(), "of") || tokens.mark(phrase.to()) == ','
                        ? phrase.to() + 1
                        : phrase.to();
        Years.Reading year = years.behindDate(of);
        if (year != null && year.year() <= 2200) {
            return phrase.match(
                    year.to(), new Fixed(part.in(year.year())), Rule.SEASON, Frame.OF_YEAR);
        }
        if (tokens.is(of, WordClass.SHIFT) && tokens.is(of + 1, "year")) {
            return phrase.match(
                    of + 2,
                    new YearlyIn(part, tokens.word(of).value(WordClass.SHIFT)),
                    Rule.SEASON,
                    Frame.OF_SHIFTED_YEAR);
        }
        if (noun.is(WordClass.PLURAL) || phrase.determiner().is(WordClass.ARTICLE)) {
            return null;
        }
        if (tokens.capital(phrase.noun()) && tokens.capital(phrase.to())) {
            return null; // the Winter Olympics
        }
        boolean the = phrase.determiner().is("the");
        boolean only = noun.is("summer") || noun.is("winter") || noun.is("autumn");
        Word before = tokens.word(phrase.from() - 1);
        boolean position = before.is(WordClass.POSITION);
        boolean introduced = position || before.is(WordClass.DATE_PREPOSITION);
        boolean season = introduced && (the || position || only || noun.is("spring"));
        if (!(only && the) && (!season || tokens.is(phrase.to(), "of"))) {
            return null;
        }
        return phrase.match(
                phrase.to(),
                new Yearly(part, tense.around(phrase.from(), phrase.to())),
                Rule.SEASON);
    }

    @Nullable Match dayPart(Phrase phrase, Word noun) {
        DayPart part = DayPart.values()[noun.value(WordClass.DAY_PART)];
        ClockTime time = ClockTime.in(part);
        if (phrase.quantity() != null) {
            return null;
        }
        Integer by = phrase.shifted();
        if (by != null) {
            Meaning day =
                    phrase.shift().is(WordClass.NARRATIVE)
                                    || (phrase.determiner().is("the") && by > 0)
                            ? phrase.shift().is("same")
                                    ? new Same(Unit.DAY, null)
                                    : new FromStory(Unit.DAY, by, Unit.DAY)
                            : new Away(Unit.DAY, by, Unit.DAY);
            return phrase.match(
                    phrase.to(), new TimeOf(day, time, Type.TIME), Rule.SHIFTED_DAY_PART);
        }
        if (phrase.determiner().is("that")) {
            return phrase.match(
                    phrase.to(),
                    new TimeOf(new Same(Unit.DAY, null), time, Type.TIME),
                    Rule.THAT_DAY_PART);
        }
        if (phrase.determiner().is("the") && tokens.is(phrase.to(), "of")) {
            Match day = calendars.at(phrase.to() + 1);
            if (day != null && day.isDay()) {
                return phrase.match(
                        day.to(),
                        new TimeOf(day.meaning(), time, Type.TIME),
                        Rule.DAY_PART_OF_DATE);
            }
        }
        boolean prepositional =
                phrase.determiner().is("the")
                        && (tokens.is(phrase.from() - 1, "in")
                                || tokens.is(phrase.from() - 1, "during"));
        if (noun.is("overnight") && phrase.determiner() == Word.UNKNOWN
                || prepositional && !noun.is(WordClass.PLURAL)) {
            return phrase.match(phrase.to(), new TimeOf(null, time, Type.TIME), Rule.DAY_PART);
        }
        return null;
    }

    /// `the early hours of Thursday`: its morning; without a day behind, that of the day spoken of.
    @Nullable Match earlyHours(Phrase phrase) {
        int early = phrase.noun() - 1;
        if (!tokens.is(early, "early") && !tokens.is(early, "small")) {
            return null;
        }
        ClockTime morning = ClockTime.in(DayPart.MORNING);
        Match day = tokens.is(phrase.to(), "of") ? calendars.at(phrase.to() + 1) : null;
        if (day == null || !day.isDay()) {
            return null;
        }
        int to = tokens.is(day.to(), WordClass.DAY_PART) ? day.to() + 1 : day.to();
        return phrase.match(
                to, new TimeOf(day.meaning(), morning, Type.TIME), Rule.DAY_PART_OF_DATE);
    }

    /// `the week of March 6`, `the weekend of June 8`.
    @Nullable Match dated(Phrase phrase, Unit unit) {
        int of = phrase.to();
        boolean linked =
                tokens.is(of, "of")
                        || tokens.is(of, "ending")
                        || tokens.is(of, "ended")
                        || tokens.is(of, "beginning")
                        || tokens.is(of, "starting");
        Match day = linked ? calendars.at(of + 1) : null;
        return day == null || !day.isDay() || day.meaning() == null
                ? null
                : phrase.match(day.to(), new Meaning.Around(unit, day.meaning()), Rule.DATED_UNIT);
    }

    private Match dayWithPart(Phrase phrase, Meaning day, Rule rule) {
        Word next = tokens.word(phrase.to());
        if (next.is(WordClass.DAY_PART) && !next.is(WordClass.PLURAL)) {
            ClockTime time = ClockTime.in(DayPart.values()[next.value(WordClass.DAY_PART)]);
            return phrase.match(
                    phrase.to() + 1,
                    new TimeOf(day, time, Type.TIME),
                    rule,
                    Frame.WITH_PART_OF_DAY);
        }
        return phrase.match(phrase.to(), day, rule);
    }
}
