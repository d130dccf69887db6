package org.dateline.formats.mail;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Declaration;
import org.dateline.formats.Origin;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.charset.DecodedText;
import org.dateline.formats.html.HtmlFragment;
import org.dateline.formats.mail.Message.Part;

/// The article of a mail: its plain text, or that of its HTML where the plain one says little.
final class MailArticle {

    /// The longest mail, with what is attached to it.
    static final int MOST_BYTES = 24 << 20;

    /// What is put aside of a mail that is no article.
    private static final int MOST_ORIGIN_BYTES = 1 << 20;

    /// A plain part that only says that the mail can't be shown is not longer.
    private static final int SHORT_TEXT = 300;

    private static final Pattern NAME_AND_ADDRESS =
            Pattern.compile("([^<]{1,300})<[^<>]{1,300}>.*");

    private static final Pattern ADDRESS_AND_NAME =
            Pattern.compile("\\S{1,200}@\\S{1,200}\\s{1,5}\\(([^()]{1,200})\\).*");

    private MailArticle() {}

    private record Decoded(String text, String charset, boolean doubtful) {}

    /// @param start how many bytes of the file stand before the mail
    static Step of(byte[] mail, long start) throws IOException {
        Origin origin =
                new Origin(start, Arrays.copyOf(mail, Math.min(mail.length, MOST_ORIGIN_BYTES)));
        Message message = Message.of(mail);
        Optional<Decoded> plain = text(message.parts(), false);
        Optional<Decoded> html = text(message.parts(), true);
        Decoded chosen =
                plain.filter(p -> !isPlaceholder(p, html))
                        .or(() -> html)
                        .orElse(new Decoded("", "UTF-8", false));
        String text = ArticleText.clean(chosen.text());
        Optional<TextLimits.Breach> breach = TextLimits.check(text);
        return breach.<Step>map(
                        b ->
                                b.reason() == ReasonCode.EMPTY
                                        ? new Step.Broken(
                                                ReasonCode.EMPTY,
                                                "the mail has no part with text",
                                                origin)
                                        : new Step.Broken(b.reason(), b.detail(), origin))
                .orElseGet(
                        () ->
                                new Step.Article(
                                        text,
                                        declared(message),
                                        "message/rfc822",
                                        chosen.charset(),
                                        chosen.doubtful(),
                                        Sha256.hex(mail),
                                        origin));
    }

    private static boolean isPlaceholder(Decoded plain, Optional<Decoded> html) {
        int length = plain.text().length();
        return length < SHORT_TEXT && html.filter(h -> h.text().length() > 2 * length).isPresent();
    }

    private static Optional<Decoded> text(List<Part> parts, boolean html) {
        StringBuilder text = new StringBuilder();
        Decoded first = null;
        for (Part part : parts) {
            if (part.html() == html
                    && part.decoded()
                            instanceof
                            DecodedText.Text(String written, String charset, boolean doubtful)) {
                String words =
                        html
                                ? HtmlFragment.text(written)
                                : written.replace("\r\n", "\n").replace('\r', '\n');
                if (!TextLimits.isBlank(words)) {
                    text.append(text.isEmpty() ? "" : "\n\n").append(words.strip());
                    first = first == null ? new Decoded("", charset, doubtful) : first;
                }
            }
        }
        return first == null
                ? Optional.empty()
                : Optional.of(new Decoded(text.toString(), first.charset(), first.doubtful()));
    }

    private static Declared declared(Message message) {
        Declaration says = new Declaration();
        says.title(message.header("subject"));
        says.author(name(message.header("from")));
        says.published(message.header("date"), "header[Date]");
        says.guid(message.header("message-id").replaceAll("[<>]", ""));
        says.url(message.header("archived-at").replaceAll("[<>]", ""));
        says.language(message.header("content-language"));
        says.publisher(name(message.header("list-id")));
        says.publisher(message.header("organization"));
        return says.declared();
    }

    /// The name that stands beside an address; the address where none does.
    private static String name(String written) {
        Matcher first = NAME_AND_ADDRESS.matcher(written);
        Matcher last = ADDRESS_AND_NAME.matcher(written);
        String name =
                first.matches() && !first.group(1).isBlank()
                        ? first.group(1)
                        : last.matches() ? last.group(1) : written;
        return name.replaceAll("[\"<>]", "").strip();
    }
}
