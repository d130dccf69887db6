package org.dateline.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How often processes went on from a committed offset and ended before they could commit more. It
/// stands in the metadata of that offset, where it survives whatever ends a process, and any later
/// commit takes it away.
///
/// A process that begins notes so. One that finds that four have begun here in vain goes through
/// the
/// records one at a time, and notes each before it reads it; so the note tells on which record a
/// process died.
///
/// @param alone whether the processes had only the next record in hand, and not those behind it
/// @param times how often
public record Attempt(boolean alone, int times) {

    /// Nothing died here.
    public static final Attempt NONE = new Attempt(false, 0);

    /// A process begins with the next records.
    public static final Attempt TOGETHER = new Attempt(false, 1);

    /// A process begins with the next record alone.
    public static final Attempt ALONE = new Attempt(true, 1);

    /// So many processes may die on a record that they have in hand alone: one that is killed from
    /// outside hits some record, too, but hardly the same again.
    private static final int DEATHS = 2;

    /// So many processes may die with several records in hand before the records are gone through
    /// one at a time, which is slow: one that is ended from outside says little.
    private static final int DEATHS_TOGETHER = 3;

    private static final Pattern METADATA = Pattern.compile("(together|alone)=([1-9][0-9]{0,2})");

    /// What the metadata of a committed offset say; [#NONE] where they are anyone else's.
    public static Attempt of(@Nullable String metadata) {
        Matcher note = METADATA.matcher(metadata == null ? "" : metadata);
        return note.matches()
                ? new Attempt(note.group(1).equals("alone"), Integer.parseInt(note.group(2)))
                : NONE;
    }

    /// As [#of] reads it.
    public String metadata() {
        return times == 0 ? "" : (alone ? "alone=" : "together=") + times;
    }

    /// That of the process which begins now with the next records.
    public Attempt together() {
        return new Attempt(false, alone ? 1 : times + 1);
    }

    /// Whether one of the next records is likely to be what processes die of.
    public boolean isSuspicious() {
        return alone || times > DEATHS_TOGETHER;
    }

    /// That of the process which begins now with the next record alone.
    public Attempt again() {
        return new Attempt(true, alone ? times + 1 : 1);
    }

    /// Whether the record is not to be processed any more, but rejected as it is.
    public boolean isForRejection() {
        return alone && times > DEATHS;
    }

    /// Whether the record is not even to be read any more.
    public boolean isUnreadable() {
        return alone && times > DEATHS + 1;
    }
}
