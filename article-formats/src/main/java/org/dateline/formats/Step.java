package org.dateline.formats;

import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.jspecify.annotations.Nullable;

/// One step through a file.
public sealed interface Step {

    /// One article.
    ///
    /// @param text fit for an event: not longer than allowed, clean
    /// @param charsetDoubtful whether the bytes may as well be in another charset
    /// @param sha256 of the article's own bytes
    /// @param origin the record itself, where a file may hold several
    /// @param entry path inside an archive, where the file is one
    record Article(
            String text,
            Declared declared,
            String mediaType,
            @Nullable String charset,
            boolean charsetDoubtful,
            String sha256,
            @Nullable Origin origin,
            @Nullable String entry)
            implements Step {

        /// Of a file that is no archive.
        public Article(
                String text,
                Declared declared,
                String mediaType,
                @Nullable String charset,
                boolean charsetDoubtful,
                String sha256,
                @Nullable Origin origin) {
            this(text, declared, mediaType, charset, charsetDoubtful, sha256, origin, null);
        }

        /// The same, found in an archive under this path.
        public Article within(String path) {
            return new Article(
                    text,
                    declared,
                    mediaType,
                    charset,
                    charsetDoubtful,
                    sha256,
                    origin,
                    entry == null ? path : path + "!/" + entry);
        }
    }

    /// One record that can't be used; its neighbours can.
    ///
    /// @param detail for a person; holds nothing of the file's contents
    record Broken(ReasonCode reason, String detail, Origin origin) implements Step {}

    /// One record that is too long even to be put aside: only the file holds it.
    ///
    /// @param what it is, such as `line` or `mail`
    /// @param line where it begins, counted from 1; of an `object`, its number
    /// @param start how many bytes of the file stand before it
    /// @param length in bytes
    /// @param most bytes that it might have
    record LeftOut(String what, long line, long start, long length, long most) implements Step {}

    /// Nothing yet, though much was read: other files may have their turn before the next step.
    record Unfinished() implements Step {}

    /// All records were read.
    record End() implements Step {}

    /// The file, from here on, can't be used.
    ///
    /// @param detail for a person; holds nothing of the file's contents
    record Unusable(ReasonCode reason, String detail) implements Step {}
}
