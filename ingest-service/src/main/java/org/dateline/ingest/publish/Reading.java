package org.dateline.ingest.publish;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.reader.ArticleCursor;
import org.dateline.ingest.reader.ArticleCursor.Step;
import org.dateline.ingest.reader.ArticleFormat;

/// A claimed file while its articles are read: counts the records, and hashes the bytes that were
/// read for them.
public final class Reading implements Closeable {

    private final Claim claim;
    private final ArticleFormat format;
    private final long size;
    private final FileTime modified;
    private final HashedInput bytes;
    private final ArticleCursor cursor;
    private long nextRecord;

    /// What reading on gives.
    public sealed interface Next {

        record Found(ArticleReceived article) implements Next {}

        record End() implements Next {}

        record Unusable(ReasonCode reason, String detail) implements Next {}
    }

    /// What opening a claimed file gives.
    public sealed interface Opened {

        record Open(Reading reading) implements Opened {}

        record Unusable(ReasonCode reason, String detail) implements Opened {}
    }

    private Reading(Claim claim, ArticleFormat format, BasicFileAttributes attributes)
            throws IOException {
        this.claim = claim;
        this.format = format;
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
        this.bytes =
                new HashedInput(
                        Files.newInputStream(
                                claim.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        this.cursor = format.open(bytes);
    }

    /// Opens a claimed file and goes behind the records that are published already.
    ///
    /// @throws IOException where trying again may help
    public static Opened open(Claim claim, Optional<LedgerEntry> from) throws IOException {
        BasicFileAttributes attributes = attributes(claim);
        if (!attributes.isRegularFile()) {
            return new Opened.Unusable(
                    ReasonCode.NOT_A_FILE,
                    "a " + (attributes.isSymbolicLink() ? "link" : "device"));
        }
        Optional<ArticleFormat> format = ArticleFormat.of(claim.name());
        if (format.isEmpty()) {
            return new Opened.Unusable(
                    ReasonCode.UNSUPPORTED_FORMAT, "no reader for files of this ending");
        }
        Reading reading = new Reading(claim, format.get(), attributes);
        try {
            reading.skip(from.map(LedgerEntry::nextRecord).orElse(0L));
        } catch (IOException | RuntimeException e) {
            reading.close();
            throw e;
        }
        return new Opened.Open(reading);
    }

    public Claim claim() {
        return claim;
    }

    public Next next() throws IOException {
        return switch (cursor.next()) {
            case Step.Article article -> new Next.Found(received(article, nextRecord++));
            case Step.End() -> new Next.End();
            case Step.Unusable(ReasonCode reason, String detail) ->
                    new Next.Unusable(reason, detail);
        };
    }

    /// What the ledger should say once all articles that were read so far are committed.
    public LedgerEntry progress(String owner, boolean done) {
        return new LedgerEntry(
                claim.id().toString(),
                owner,
                nextRecord,
                bytes.count(),
                bytes.sha256(),
                format.version(),
                done);
    }

    /// Whether size and mtime are still those that the file had when it was opened.
    public boolean isUnchanged() throws IOException {
        try {
            BasicFileAttributes now = attributes(claim);
            return now.isRegularFile()
                    && now.size() == size
                    && now.lastModifiedTime().equals(modified);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /// Hex SHA-256 of a file's first bytes; empty when it is shorter.
    public static Optional<String> prefixHash(Claim claim, long length) throws IOException {
        try (InputStream in =
                Files.newInputStream(
                        claim.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[64 << 10];
            long left = length;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    return Optional.empty();
                }
                digest.update(buffer, 0, count);
                left -= count;
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        }
    }

    private void skip(long records) throws IOException {
        while (nextRecord < records && cursor.next() instanceof Step.Article) {
            nextRecord++;
        }
    }

    private ArticleReceived received(Step.Article article, long record) {
        return ArticleReceived.of(
                claim.id().claimedAt(),
                new Source(
                        claim.id().toString(),
                        record,
                        claim.fileName(),
                        article.mediaType(),
                        article.charset(),
                        article.sha256()),
                article.declared(),
                article.text());
    }

    private static BasicFileAttributes attributes(Claim claim) throws IOException {
        return Files.readAttributes(
                claim.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static final class HashedInput extends FilterInputStream {

        private final MessageDigest digest = Sha256.digest();
        private long count;

        HashedInput(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        String sha256() {
            try {
                return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the platform's SHA-256 can be copied", e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                digest.update(buffer, offset, read);
                count += read;
            }
            return read;
        }

        @Override
        public long skip(long length) throws IOException {
            return readNBytes((int) Math.min(length, 64 << 10)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
