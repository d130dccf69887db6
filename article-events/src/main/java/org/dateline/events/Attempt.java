package org.dateline.events;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How often processes went on from a committed offset and ended before they could commit more. It
/// stands in the metadata of that offset, where it survives whatever ends a process, and any later
/// commit takes it away.
///
/// A process that begins notes so. One that finds that some have begun here in vain goes through
/// the records a few at a time; one that finds that another died of these, one at a time. Each time
/// that is noted before the records are read; so the note tells on which record a process died.
///
/// @param inHand how many of the next records the processes had in hand
/// @param times how often
public record Attempt(InHand inHand, int times) {

    /// How many of the records that follow an offset a process has in hand.
    public enum InHand {
        /// As many as fit.
        TOGETHER,
        /// At most [#FEW_RECORDS].
        FEW,
        /// The next one.
        ALONE
    }

    /// Nothing died here.
    public static final Attempt NONE = new Attempt(InHand.TOGETHER, 0);

    /// A process begins with the next records.
    public static final Attempt TOGETHER = new Attempt(InHand.TOGETHER, 1);

    /// A process begins with the next few records, and no others.
    public static final Attempt FEW = new Attempt(InHand.FEW, 1);

    /// A process begins with the next record alone.
    public static final Attempt ALONE = new Attempt(InHand.ALONE, 1);

    /// The most records that are a few: about the root of how many a process may have in hand, so
    /// that finding one among these takes few commits and one more death.
    public static final int FEW_RECORDS = 50;

    /// So many processes may die on a record that they have in hand alone: one that is killed from
    /// outside hits some record, too, but hardly the same again.
    private static final int DEATHS = 2;

    /// So many processes may die with many records in hand before the records are gone through a
    /// few at a time: one that is ended from outside says little.
    private static final int DEATHS_TOGETHER = 2;

    private static final Pattern METADATA =
            Pattern.compile("(together|few|alone)=([1-9][0-9]{0,2})");

    /// What the metadata of a committed offset say; [#NONE] where they are anyone else's.
    public static Attempt of(@Nullable String metadata) {
        Matcher note = METADATA.matcher(metadata == null ? "" : metadata);
        return note.matches()
                ? new Attempt(
                        InHand.valueOf(note.group(1).toUpperCase(Locale.ROOT)),
                        Integer.parseInt(note.group(2)))
                : NONE;
    }

    /// As [#of] reads it.
    public String metadata() {
        return times == 0 ? "" : inHand.name().toLowerCase(Locale.ROOT) + "=" + times;
    }

    /// That of the process which begins now with the next records.
    public Attempt together() {
        return new Attempt(InHand.TOGETHER, inHand == InHand.TOGETHER ? times + 1 : 1);
    }

    /// Whether one of the next records is likely to be what processes die of.
    public boolean isSuspicious() {
        return inHand != InHand.TOGETHER || times > DEATHS_TOGETHER;
    }

    /// That of the process which begins now with fewer of the next records, where these are
    /// suspicious: with a few, then with one.
    public Attempt again() {
        return switch (inHand) {
            case TOGETHER -> FEW;
            case FEW -> ALONE;
            case ALONE -> new Attempt(InHand.ALONE, times + 1);
        };
    }

    /// Whether the record is not to be processed any more, but rejected as it is.
    public boolean isForRejection() {
        return inHand == InHand.ALONE && times > DEATHS;
    }

    /// Whether the record is not even to be read any more.
    public boolean isUnreadable() {
        return inHand == InHand.ALONE && times > DEATHS + 1;
    }
}
