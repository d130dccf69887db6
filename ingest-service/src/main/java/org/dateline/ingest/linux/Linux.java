package org.dateline.ingest.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Arrays;

/// The system calls used here, as functions that return what the kernel returns: a number that is
/// not negative, or a negated `errno`.
final class Linux {

    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int EINVAL = 22;
    static final int EMFILE = 24;
    static final int ENOSPC = 28;

    /// False on other systems, and where the C library lacks one of the calls.
    static final boolean AVAILABLE;

    private static final int AT_FDCWD = -100;
    private static final int POLLIN = 1;

    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN;
    private static final MethodHandle CLOSE;
    private static final MethodHandle READ;
    private static final MethodHandle POLL;
    private static final MethodHandle FCNTL;
    private static final MethodHandle INOTIFY_INIT;
    private static final MethodHandle INOTIFY_ADD_WATCH;
    private static final MethodHandle INOTIFY_RM_WATCH;
    private static final MethodHandle RENAMEAT2;
    private static final MethodHandle SYNCFS;

    static {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        OPEN = linux ? variadic("open", 2, ADDRESS, JAVA_INT, JAVA_INT) : missing();
        CLOSE = linux ? fixed("close", JAVA_INT) : missing();
        READ = linux ? fixedLong("read", JAVA_INT, ADDRESS, JAVA_LONG) : missing();
        POLL = linux ? fixed("poll", ADDRESS, JAVA_LONG, JAVA_INT) : missing();
        FCNTL = linux ? variadic("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT) : missing();
        INOTIFY_INIT = linux ? fixed("inotify_init1", JAVA_INT) : missing();
        INOTIFY_ADD_WATCH =
                linux ? fixed("inotify_add_watch", JAVA_INT, ADDRESS, JAVA_INT) : missing();
        INOTIFY_RM_WATCH = linux ? fixed("inotify_rm_watch", JAVA_INT, JAVA_INT) : missing();
        RENAMEAT2 =
                linux
                        ? fixed("renameat2", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT)
                        : missing();
        SYNCFS = linux ? fixed("syncfs", JAVA_INT) : missing();
        AVAILABLE = linux;
    }

    private Linux() {}

    static int open(Path path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return result((int) OPEN.invokeExact(state, bytes(arena, path), flags, 0), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int close(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return result((int) CLOSE.invokeExact(state, fd), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int read(int fd, MemorySegment buffer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            long count = (long) READ.invokeExact(state, fd, buffer, buffer.byteSize());
            return result((int) count, state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Waits until there is something to read.
    ///
    /// @return 0 when the time passed before
    static int pollForInput(int fd, int timeoutMillis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment pollfd = arena.allocate(8, 4);
            pollfd.set(JAVA_INT, 0, fd);
            pollfd.set(JAVA_BYTE, 4, (byte) POLLIN);
            return result((int) POLL.invokeExact(state, pollfd, 1L, timeoutMillis), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int fcntl(int fd, int command, int argument) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return result((int) FCNTL.invokeExact(state, fd, command, argument), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int inotifyInit(int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return result((int) INOTIFY_INIT.invokeExact(state, flags), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int inotifyAddWatch(int fd, Path path, int mask) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment name = bytes(arena, path);
            return result((int) INOTIFY_ADD_WATCH.invokeExact(state, fd, name, mask), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int inotifyRemoveWatch(int fd, int watch) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return result((int) INOTIFY_RM_WATCH.invokeExact(state, fd, watch), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int rename(Path from, Path to, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment source = bytes(arena, from);
            MemorySegment target = bytes(arena, to);
            return result(
                    (int) RENAMEAT2.invokeExact(state, AT_FDCWD, source, AT_FDCWD, target, flags),
                    state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Brings everything to the disk that was written to the file system of an open file.
    static int syncFileSystem(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return result((int) SYNCFS.invokeExact(state, fd), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The very bytes of a path. Its string form would lose those that are not UTF-8; its URI form
    /// keeps each one, percent-encoded, and takes much longer.
    private static MemorySegment bytes(Arena arena, Path path) {
        String text = path.toString();
        if (path.isAbsolute() && text.chars().allMatch(c -> c < 0x80)) {
            return arena.allocateFrom(text, US_ASCII);
        }
        String raw = path.toAbsolutePath().toUri().getRawPath();
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end + 1);
        for (int i = 0; i < end; i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        bytes.write(0);
        return arena.allocateFrom(JAVA_BYTE, bytes.toByteArray());
    }

    private static int result(int returned, MemorySegment state) {
        return returned >= 0 ? returned : -(int) ERRNO.get(state, 0L);
    }

    private static MethodHandle fixed(String name, MemoryLayout... arguments) {
        return handle(name, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static MethodHandle fixedLong(String name, MemoryLayout... arguments) {
        return handle(name, FunctionDescriptor.of(JAVA_LONG, arguments));
    }

    private static MethodHandle variadic(String name, int fixed, MemoryLayout... arguments) {
        return handle(
                name,
                FunctionDescriptor.of(JAVA_INT, arguments),
                Linker.Option.firstVariadicArg(fixed));
    }

    private static MethodHandle handle(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.captureCallState("errno");
        return linker.downcallHandle(library.findOrThrow(name), descriptor, all);
    }

    private static MethodHandle missing() {
        return MethodHandles.throwException(int.class, UnsupportedOperationException.class);
    }

    private static RuntimeException unexpected(Throwable e) {
        return e instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("a native call failed in Java", e);
    }
}
