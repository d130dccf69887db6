package org.dateline.store.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A way to the database that a test can cut and mend.
final class Cable implements AutoCloseable {

    private final ServerSocket server;
    private final URI target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Cable(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
    }

    static Cable to(String jdbcUrl) throws IOException {
        Cable cable =
                new Cable(
                        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                        URI.create(jdbcUrl.substring("jdbc:".length())));
        Thread.ofVirtual().start(cable::accept);
        return cable;
    }

    String through(String jdbcUrl) {
        return jdbcUrl.replace(
                target.getHost() + ":" + target.getPort(), "127.0.0.1:" + server.getLocalPort());
    }

    void cut() {
        cut = true;
        ends.forEach(Cable::closeQuietly);
        ends.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                if (cut) {
                    closeQuietly(near);
                } else {
                    Socket far = new Socket(target.getHost(), target.getPort());
                    ends.add(near);
                    ends.add(far);
                    Thread.ofVirtual().start(() -> carry(near, far));
                    Thread.ofVirtual().start(() -> carry(far, near));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // cut
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
