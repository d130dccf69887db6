package org.dateline.formats.warc;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.warc.RecordFrames.Frame;
import org.netpreserve.jwarc.MessageHeaders;

/// Reads the pages and texts of an archive one by one. Whatever else it holds is passed over; a
/// damaged record is one that is broken, and reading goes on behind it.
final class WebArchiveReader implements RecordReader {

    /// What is read before other files have their turn.
    private static final long MOST_PASSED = 16L << 20;

    /// How much of a record shows whether it is wanted: its HTTP header.
    private static final int BEGINNING = 64 << 10;

    private final RecordFrames frames;
    private DamagedException.Beyond lost = DamagedException.Beyond.HERE;
    private String damage = "";
    private long damageStart;
    private boolean any;

    /// Whether records are only passed over, and what is in them is of no matter.
    private boolean passing;

    private long passedOver;
    private long revisits;

    WebArchiveReader(ArchiveBytes bytes) {
        this.frames = new RecordFrames(bytes);
    }

    @Override
    public Step next() throws IOException {
        try {
            return read();
        } catch (PauseException e) {
            return new Step.Unfinished();
        } catch (DamagedException e) {
            damage = "damaged: " + e.getMessage();
            damageStart = frames.start();
            lost = e.beyond();
            return recover();
        }
    }

    @Override
    public Step pass() throws IOException {
        passing = true;
        try {
            return next();
        } finally {
            passing = false;
        }
    }

    private Step recover() throws IOException {
        try {
            if (!frames.recover(lost)) {
                return new Step.Unfinished();
            }
        } catch (PauseException e) {
            return new Step.Unfinished();
        } catch (DamagedException e) {
            // found more damage while looking for the end of what was found before
            lost = e.beyond();
            return new Step.Unfinished();
        }
        any = true;
        Step broken =
                new Step.Broken(
                        ReasonCode.MALFORMED_RECORD, damage, new Origin(damageStart, new byte[0]));
        damage = "";
        return broken;
    }

    private Step read() throws IOException {
        if (!damage.isEmpty()) {
            return recover();
        }
        for (long passed = 0; passed < MOST_PASSED; ) {
            if (!frames.pass()) {
                return new Step.Unfinished();
            }
            Optional<Frame> frame = frames.next();
            if (frame.isEmpty()) {
                return end();
            }
            passed += frame.get().header().length + frame.get().length();
            Optional<Step> step = step(frame.get());
            if (step.isPresent()) {
                any = true;
                return step.get();
            }
            passedOver++;
        }
        return new Step.Unfinished();
    }

    private Step end() {
        return any
                ? new Step.End()
                : new Step.Unusable(
                        ReasonCode.EMPTY,
                        "the archive has no page or text: %d revisits and %d other records"
                                .formatted(revisits, passedOver - revisits));
    }

    private Optional<Step> step(Frame frame) throws IOException {
        MessageHeaders headers = frame.headers();
        String type = headers.first("WARC-Type").orElse("").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "response" -> isHttp(headers) ? response(frame) : stored(frame);
            case "resource", "conversion" -> stored(frame);
            case "revisit" -> {
                revisits++;
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static boolean isHttp(MessageHeaders headers) {
        return headers.first("Content-Type")
                .filter(type -> type.strip().startsWith("application/http"))
                .isPresent();
    }

    private Optional<Step> stored(Frame frame) throws IOException {
        String type = frame.headers().first("Content-Type").orElse("");
        Optional<Capture.Kind> kind = Capture.Kind.of(type);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        byte[] content = frames.content(Capture.MOST_BYTES + 1);
        return Optional.of(
                passing ? passed(frame) : new Capture(frame, kind.get(), type).read(content));
    }

    private Optional<Step> response(Frame frame) throws IOException {
        byte[] beginning = frames.content(BEGINNING);
        Optional<HttpContent> http = HttpContent.of(beginning);
        if (http.isEmpty()) {
            return Optional.of(
                    Capture.broken(
                            frame,
                            ReasonCode.MALFORMED_RECORD,
                            "the response does not begin with the headers of HTTP"));
        }
        String type = http.get().contentType().orElse("");
        Optional<Capture.Kind> kind = Capture.Kind.of(type);
        if (!http.get().isSuccess() || kind.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = joined(beginning, frames.content(Capture.MOST_BYTES + 1));
        if (passing) {
            return Optional.of(passed(frame));
        }
        try {
            return Optional.of(
                    new Capture(frame, kind.get(), type)
                            .read(http.get().body(bytes, Capture.MOST_BYTES)));
        } catch (IOException e) {
            return Optional.of(
                    Capture.broken(
                            frame,
                            ReasonCode.MALFORMED_RECORD,
                            "the response's body is not in the content encoding that it names"));
        }
    }

    private static Step passed(Frame frame) {
        return Capture.broken(frame, ReasonCode.MALFORMED_RECORD, "passed over");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
