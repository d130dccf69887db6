package org.dateline.formats.warc;

import static org.dateline.events.Declared.Date.Kind.OTHER;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Origin;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.charset.DecodedText;
import org.dateline.formats.html.HtmlArticle;
import org.dateline.formats.html.HtmlReader;
import org.dateline.formats.html.HtmlResult;
import org.dateline.formats.warc.RecordFrames.Frame;
import org.jspecify.annotations.Nullable;

/// A page or text as a crawler captured it.
///
/// @param contentType as the server, or the record, gives it
record Capture(Frame frame, Kind kind, String contentType) {

    /// As many as a file of a page may have.
    static final int MOST_BYTES = 8 << 20;

    private static final int LONGEST_URL = 2000;

    private static final int LONGEST_DATE = 64;

    private static final Pattern CHARSET =
            Pattern.compile("(?i)charset\\s{0,9}=\\s{0,9}\"?([A-Za-z0-9_:.-]{2,40})");

    /// What articles are read from.
    enum Kind {
        PAGE,
        TEXT;

        /// By its media type; a response without one is what most are.
        static Optional<Kind> of(String contentType) {
            String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            return switch (type) {
                case "text/html", "application/xhtml+xml", "" -> Optional.of(PAGE);
                case "text/plain" -> Optional.of(TEXT);
                default -> Optional.empty();
            };
        }
    }

    static Step broken(Frame frame, ReasonCode reason, String detail) {
        return new Step.Broken(reason, detail, new Origin(frame.start(), frame.header()));
    }

    /// The article of its body.
    Step read(byte[] body) {
        if (body.length > MOST_BYTES) {
            return broken(ReasonCode.TOO_LARGE, "the page has more than " + MOST_BYTES + " bytes");
        }
        return switch (kind) {
            case PAGE -> page(body);
            case TEXT -> text(body);
        };
    }

    private Step page(byte[] body) {
        String url = url();
        return switch (HtmlReader.read(body, contentType, url)) {
            case HtmlResult.Refused(ReasonCode reason, String detail) -> broken(reason, detail);
            case HtmlResult.Read(HtmlArticle article) ->
                    article(
                            body,
                            article.text(),
                            declared(article.declared(), url),
                            "text/html",
                            article.charset(),
                            false);
        };
    }

    private Step text(byte[] body) {
        DecodedText decoded =
                charset()
                        .flatMap(charset -> inCharset(body, charset))
                        .orElseGet(() -> DecodedText.of(body));
        return switch (decoded) {
            case DecodedText.Failed(ReasonCode reason, String detail) -> broken(reason, detail);
            case DecodedText.Text(String text, String charset, boolean doubtful) ->
                    article(
                            body,
                            text,
                            declared(Declared.NOTHING, url()),
                            "text/plain",
                            charset,
                            doubtful);
        };
    }

    private Optional<Charset> charset() {
        Matcher matcher = CHARSET.matcher(contentType);
        try {
            return matcher.find()
                    ? Optional.of(Charset.forName(matcher.group(1)))
                    : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<DecodedText> inCharset(byte[] body, Charset charset) {
        return DecodedText.strict(body, charset)
                .map(text -> new DecodedText.Text(text, charset.name(), false));
    }

    private Step article(
            byte[] body,
            String decoded,
            Declared declared,
            String mediaType,
            String charset,
            boolean doubtful) {
        String text = ArticleText.clean(decoded);
        Optional<TextLimits.Breach> breach = TextLimits.check(text);
        if (breach.isPresent()) {
            return broken(breach.get().reason(), breach.get().detail());
        }
        return new Step.Article(
                text,
                declared,
                mediaType,
                charset,
                doubtful,
                Sha256.hex(body),
                new Origin(frame.start(), frame.header()));
    }

    private Step broken(ReasonCode reason, String detail) {
        return broken(frame, reason, detail);
    }

    private @Nullable String url() {
        return frame.headers()
                .first("WARC-Target-URI")
                .map(Capture::withoutBrackets)
                .filter(url -> url.length() <= LONGEST_URL && url.indexOf(':') > 0)
                .map(ArticleText::clean)
                .orElse(null);
    }

    /// As early versions of the standard had them.
    private static String withoutBrackets(String url) {
        return url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url;
    }

    /// What the page says of itself, under the address where the crawler found it.
    private Declared declared(Declared page, @Nullable String url) {
        List<Declared.Date> dates = new ArrayList<>(page.dates());
        frame.headers()
                .first("WARC-Date")
                .map(date -> ArticleText.clean(date.strip()))
                .filter(date -> !date.isEmpty() && date.length() <= LONGEST_DATE)
                .ifPresent(date -> dates.add(new Declared.Date(date, OTHER, "warc:WARC-Date")));
        return new Declared(
                // pages that are all different often name one and the same as canonical
                url != null ? url : page.url(),
                page.guid(),
                page.title(),
                page.authors(),
                page.published(),
                page.language(),
                page.publisher(),
                dates,
                page.description(),
                page.tags(),
                page.section());
    }
}
