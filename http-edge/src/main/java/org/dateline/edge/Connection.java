package org.dateline.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// A client's connection: since when it waits for a request, if it does. It belongs to its event
/// loop, and others only look at it.
final class Connection extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<Connection> KEY = AttributeKey.valueOf(Connection.class, "");

    private final Channel channel;
    private final Connections all;
    private final LongSupplier nanoTime;

    private volatile long since;
    private volatile boolean headBegun;
    private volatile boolean used;
    private final AtomicInteger inHand = new AtomicInteger();

    Connection(Channel channel, Connections all, LongSupplier nanoTime) {
        this.channel = channel;
        this.all = all;
        this.nanoTime = nanoTime;
        since = nanoTime.getAsLong();
        channel.attr(KEY).set(this);
    }

    /// That by which a request came; empty for one that came before connections were looked at.
    static Optional<Connection> of(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                ? Optional.ofNullable(connection.channel().attr(KEY).get())
                : Optional.empty();
    }

    /// The head of a request is there.
    void begins() {
        inHand.incrementAndGet();
        headBegun = false;
        used = true;
    }

    /// A request is answered, or was given up.
    void ends() {
        since = nanoTime.getAsLong();
        inHand.decrementAndGet();
    }

    boolean isWaiting() {
        return inHand.get() == 0;
    }

    Duration waited() {
        return Duration.ofNanos(nanoTime.getAsLong() - since);
    }

    /// Whether a request should be there by now.
    boolean isLate(Duration head, Duration keepAlive) {
        Duration allowed = used && !headBegun ? keepAlive : head;
        return isWaiting() && waited().compareTo(allowed) > 0;
    }

    void close() {
        var _ = channel.close(); // nobody waits for it
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (isWaiting() && !headBegun) {
            headBegun = true;
            if (used) {
                since = nanoTime.getAsLong();
            } else {
                all.prepare(context.pipeline());
            }
        }
        super.channelRead(context, bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        all.remove(this);
        super.channelInactive(context);
    }
}
