package org.dateline.teststack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A connection to a service that sends bytes as they are given, whether or not they are HTTP.
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final InputStream input;
    private boolean ended;

    /// From 127.0.0.1.
    public RawHttp(int port) {
        this(port, "127.0.0.1");
    }

    /// @param from the address of this machine that the connection comes from
    public RawHttp(int port, String from) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            input = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What came back.
    ///
    /// @param headers by their names in lower case
    public record Answer(int status, Map<String, String> headers, String body) {

        static Answer parse(String answer) {
            String[] parts = answer.split("\r\n\r\n", 2);
            String[] lines = parts[0].split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(":", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
            }
            int status = lines[0].isEmpty() ? 0 : Integer.parseInt(lines[0].split(" ")[1]);
            return new Answer(status, headers, parts.length < 2 ? "" : parts[1]);
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /// A request that asks for the connection to be closed behind the answer, and the answer.
    ///
    /// @param headers lines, each with its end
    public static Answer request(int port, String method, String target, String headers) {
        return ask(port, method + " " + target + " HTTP/1.1\r\n" + headers);
    }

    /// @param head of a request, to which the end and `Connection: close` are added
    public static Answer ask(int port, String head) {
        try (RawHttp http = new RawHttp(port)) {
            http.send(head + "Connection: close\r\n\r\n");
            return http.rest();
        }
    }

    public void send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether more can be sent, as far as is known by now.
    public boolean trySend(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether the service closes the connection within a moment, in which it sends nothing.
    public boolean isClosedWithin(Duration moment) {
        try {
            socket.setSoTimeout((int) moment.toMillis());
            return input.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            waitLong();
        }
    }

    /// Whether there is something to read within so many milliseconds. Nothing of it is read.
    public boolean answersWithin(int millis) {
        try {
            socket.setSoTimeout(millis);
            input.mark(1);
            boolean answers = input.read() >= 0;
            input.reset();
            return answers;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            waitLong();
        }
    }

    private void waitLong() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether no end of what the service sends was read yet.
    public boolean isOpen() {
        return !ended;
    }

    /// The next line, without its end.
    public String line() {
        StringBuilder line = new StringBuilder();
        try {
            int c = input.read();
            while (c >= 0 && c != '\n') {
                line.append((char) c);
                c = input.read();
            }
            ended = c < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString().strip();
    }

    /// All that comes until the service closes the connection.
    public Answer rest() {
        return Answer.parse(text());
    }

    /// Waits until the service closes the connection.
    public String text() {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = input.read(); c >= 0; c = input.read()) {
                text.append((char) c);
            }
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(
                    "the service keeps the connection, and said: " + text, e);
        } catch (IOException e) {
            // closed before it had read all that was sent
            return text.toString();
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
