package org.dateline.formats.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.archive.Entries;
import org.dateline.formats.archive.EntryName;

/// What is attached to a mail, as far as it is of a known format: pictures, signatures and the like
/// are passed over.
final class Attachments implements Entries {

    private static final String MAIL = "message/rfc822";

    private final Formats formats;
    private final MimeTokenStream stream;
    private Map<String, String> headers = new HashMap<>();
    private boolean ended;
    private int parts;

    Attachments(byte[] mail, Formats formats) {
        this.formats = formats;
        this.stream = Message.stream(mail);
    }

    @Override
    public Optional<Entry> next() throws IOException {
        while (!ended) {
            Optional<Entry> entry = step();
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> step() throws IOException {
        try {
            switch (stream.next()) {
                case T_START_HEADER -> headers = new HashMap<>();
                case T_FIELD -> Message.add(stream.getField(), headers);
                case T_BODY -> {
                    parts++;
                    ended |= parts >= Message.MOST_PARTS;
                    return isAttached() ? known() : Optional.empty();
                }
                case T_END_OF_STREAM -> ended = true;
                default -> {
                    // what is around parts says nothing
                }
            }
        } catch (MimeException e) {
            ended = true; // what was read before was attached
        }
        return Optional.empty();
    }

    /// Whether a part is a file, and not a rendering of the mail's text.
    private boolean isAttached() {
        String type = stream.getBodyDescriptor().getMimeType();
        return type.equals(MAIL)
                || Message.isAttached(headers)
                || !name().isEmpty() && !Message.isHtml(type) && !type.equals("text/plain");
    }

    private Optional<Entry> known() throws IOException {
        String given = name();
        boolean mail = stream.getBodyDescriptor().getMimeType().equals(MAIL);
        String name = EntryName.of(given.isEmpty() ? mail ? "mail.eml" : "attachment" : given);
        InputStream content =
                new BufferedInputStream(stream.getDecodedInputStream(), Beginning.LENGTH);
        content.mark(Beginning.LENGTH);
        byte[] start = content.readNBytes(Beginning.LENGTH);
        content.reset();
        return start.length > 0 && formats.of(new Beginning(name, start)).isPresent()
                ? Optional.of(new Entry.File(name, content))
                : Optional.empty();
    }

    /// The file's name, empty where it has none.
    private String name() {
        String name = parameter("content-disposition", "filename");
        return name.isEmpty() ? parameter("content-type", "name") : name;
    }

    private String parameter(String header, String parameter) {
        RawBody body =
                RawFieldParser.DEFAULT.parseRawBody(
                        new RawField(header, headers.getOrDefault(header, "")));
        MimeParameterMapping parameters = new MimeParameterMapping();
        for (NameValuePair pair : body.getParams()) {
            parameters.addParameter(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
        }
        String value = parameters.get(parameter);
        if (value == null) {
            return "";
        }
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT).strip();
        } catch (IllegalArgumentException e) {
            return value.strip();
        }
    }

    @Override
    public void close() {
        // the mail is held in memory
    }
}
