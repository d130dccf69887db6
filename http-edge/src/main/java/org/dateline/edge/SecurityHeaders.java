package org.dateline.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// What browsers are told with every answer: load nothing, guess no types, put it in no frame,
/// share it with no other site, and tell no other site of it. It stands where answers leave, so
/// that none goes without, also of those that Vert.x gives before any path is looked at.
@Sharable
final class SecurityHeaders extends ChannelOutboundHandlerAdapter {

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(String contentSecurityPolicy) {
        headers.put("Content-Security-Policy", contentSecurityPolicy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof HttpResponse response) {
            headers.forEach(response.headers()::set);
        }
        super.write(context, message, promise);
    }
}
