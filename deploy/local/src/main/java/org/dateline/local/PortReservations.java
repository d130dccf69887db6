package org.dateline.local;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// TCP ports of this machine that are kept for processes which don't listen on them yet, or will
/// again. No other Dateline chooses one, whoever runs it.
///
/// A port is held by its UDP namesake, which nobody needs: TCP and UDP ports are apart, so the
/// process can listen meanwhile, and the system takes one holder at a time and frees the port when
/// that ends, however it ends.
public final class PortReservations implements AutoCloseable {

    private final List<DatagramSocket> held = new ArrayList<>();

    /// @return whether the port is kept from now on; not if someone has it or keeps it
    public boolean reserve(int port) {
        DatagramSocket namesake;
        try {
            namesake =
                    new DatagramSocket(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return false;
        }
        // Looked at once it is ours, so that two who look never take each other's look for a
        // listener.
        if (!FreePorts.isFree(port)) {
            namesake.close();
            return false;
        }
        held.add(namesake);
        return true;
    }

    @Override
    public void close() {
        held.forEach(DatagramSocket::close);
        held.clear();
    }
}
