package org.dateline.formats.rtf;

/// What holds within a group, and is as before behind it.
///
/// @param place where its text goes
/// @param font number of the font, which fixes the charset
/// @param replaced how many letters stand behind `\\u` for readers that don't know it
/// @param hidden whether its text is not to be seen
record RtfGroup(Place place, int font, int replaced, boolean hidden) {

    static final RtfGroup OUTER = new RtfGroup(Place.TEXT, -1, 1, false);

    enum Place {
        TEXT,
        FONTS,
        INFO,
        TITLE,
        AUTHOR,
        SUBJECT,
        KEYWORDS,
        CREATED,
        REVISED,
        NOWHERE
    }

    RtfGroup at(Place other) {
        return new RtfGroup(other, font, replaced, hidden);
    }

    RtfGroup withFont(int other) {
        return new RtfGroup(place, other, replaced, hidden);
    }

    RtfGroup withReplaced(int other) {
        return new RtfGroup(place, font, other, hidden);
    }

    RtfGroup hidden(boolean other) {
        return new RtfGroup(place, font, replaced, other);
    }
}
