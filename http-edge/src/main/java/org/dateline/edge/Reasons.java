package org.dateline.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Says why a request is refused, where an answer leaves without a word: Quarkus, Vert.x and their
/// extensions refuse some by themselves, in part before any path is looked at. Of one connection.
final class Reasons extends ChannelDuplexHandler {

    private record Asked(HttpMethod method, String target) {}

    /// Requests without an answer yet, which come in the order of the requests.
    private final Queue<Asked> asked = new ArrayDeque<>();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request) {
            asked.add(new Asked(request.method(), request.uri()));
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        Object answer = message;
        if (message instanceof HttpResponse response && response.status().code() >= 200) {
            Asked request = asked.poll();
            if (request != null
                    && response instanceof FullHttpResponse whole
                    && isWordless(whole)
                    && !request.method().equals(HttpMethod.HEAD)) {
                answer = explained(whole, request.target());
                whole.release();
            }
        }
        super.write(context, answer, promise);
    }

    private static boolean isWordless(FullHttpResponse answer) {
        return answer.status().code() >= 400 && !answer.content().isReadable();
    }

    private static FullHttpResponse explained(FullHttpResponse refusal, String target) {
        int status = refusal.status().code();
        Optional<Problem> bad = status == 400 ? RequestTarget.problem(target) : Optional.empty();
        byte[] body = bad.orElseGet(() -> Problem.ofStatus(status)).json().getBytes(UTF_8);
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        refusal.protocolVersion(), refusal.status(), Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(refusal.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return answer;
    }
}
