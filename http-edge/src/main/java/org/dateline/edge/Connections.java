package org.dateline.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.VertxHandler;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All connections of clients, of which there are only so many, and which must send requests. It
/// stands before the acceptor of each server socket.
///
/// Vert.x knows one timeout, between any two bytes, so that a client which sends a byte now and
/// then stays for good; and when all connections are taken it would refuse the new ones instead
/// of those that do nothing.
@Sharable
final class Connections extends ChannelInboundHandlerAdapter {

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final int most;
    private final Duration headTimeout;
    private final Duration keepAlive;
    private final SecurityHeaders headers;
    private final Handler<HttpServerRequest> unreadable;

    /// @param unreadable answers what is no request of HTTP, or has too large a head
    Connections(EdgeConfig config, Handler<HttpServerRequest> unreadable) {
        most = config.connections();
        headTimeout = config.headTimeout();
        keepAlive = config.keepAlive();
        headers = new SecurityHeaders(config.contentSecurityPolicy());
        this.unreadable = unreadable;
    }

    /// Before the first bytes of a connection are read.
    void prepare(ChannelPipeline pipeline) {
        ChannelHandlerContext http = pipeline.context(VertxHandler.class);
        if (http != null
                && http.handler() instanceof VertxHandler<?> handler
                && handler.getConnection() instanceof HttpServerConnection connection) {
            connection.invalidRequestHandler(unreadable);
            pipeline.addBefore(http.name(), null, headers);
            pipeline.addBefore(http.name(), null, new Reasons());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) throws Exception {
        if (accepted instanceof Channel channel) {
            if (open.size() >= most && !makeRoom()) {
                channel.unsafe().closeForcibly();
                return;
            }
            Connection connection = new Connection(channel, this, System::nanoTime);
            open.add(connection);
            channel.closeFuture().addListener(closed -> open.remove(connection));
            channel.pipeline().addFirst(connection);
        }
        super.channelRead(server, accepted);
    }

    private boolean makeRoom() {
        return open.stream()
                .filter(Connection::isWaiting)
                .max(Comparator.comparing(Connection::waited))
                .filter(open::remove)
                .map(
                        oldest -> {
                            oldest.close();
                            return true;
                        })
                .orElse(false);
    }

    /// Closes those that should have sent a request by now.
    void closeLate() {
        open.stream()
                .filter(connection -> connection.isLate(headTimeout, keepAlive))
                .forEach(Connection::close);
    }

    void remove(Connection connection) {
        open.remove(connection);
    }
}
