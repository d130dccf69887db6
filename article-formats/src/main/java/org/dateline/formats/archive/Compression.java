package org.dateline.formats.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.dateline.formats.Beginning;
import org.tukaani.xz.XZInputStream;

/// A way to compress one file.
public enum Compression {
    GZIP("gzip", List.of("gz", "tgz"), 0x1F, 0x8B, 0x08) {
        @Override
        InputStream decompressed(InputStream packed) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    BZIP2("bzip2", List.of("bz2", "tbz2", "tbz"), 'B', 'Z', 'h') {
        @Override
        InputStream decompressed(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(packed, true);
        }
    },
    XZ("xz", List.of("xz", "txz"), 0xFD, '7', 'z', 'X', 'Z', 0) {
        @Override
        InputStream decompressed(InputStream packed) throws IOException {
            return new XZInputStream(packed, MOST_XZ_KIB);
        }
    },
    ZSTANDARD("zstd", List.of("zst", "tzst"), 0x28, 0xB5, 0x2F, 0xFD) {
        @Override
        InputStream decompressed(InputStream packed) throws IOException {
            return new ZstdInputStreamNoFinalizer(packed).setLongMax(MOST_ZSTD_WINDOW);
        }
    };

    /// Enough for `xz -8`; `-9` asks for 65 MiB.
    private static final int MOST_XZ_KIB = 40 << 10;

    /// As the power of two: 32 MiB, beside the heap. `zstd --ultra -22` asks for 128 MiB.
    private static final int MOST_ZSTD_WINDOW = 25;

    private final String program;
    private final List<String> endings;
    private final int[] magic;

    Compression(String program, List<String> endings, int... magic) {
        this.program = program;
        this.endings = endings;
        this.magic = magic;
    }

    String program() {
        return program;
    }

    List<String> endings() {
        return endings;
    }

    boolean recognises(Beginning file) {
        return file.starts(magic);
    }

    /// What is compressed; several that stand behind one another are one.
    abstract InputStream decompressed(InputStream packed) throws IOException;
}
