package org.dateline.teststack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports for servers that are about to start.
public final class FreePort {

    /// Below the ports that systems give to outgoing connections, so that none of those takes it
    /// before the server does.
    private static final int FIRST = 15_000;

    private static final int END = 32_000;

    private FreePort() {}

    /// One that nobody listens on, drawn at random, so that tests beside this one draw others.
    public static int any() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
