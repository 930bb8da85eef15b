package io.freshet.collector.http;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.endpoint.Responder;
import io.freshet.collector.metrics.Refusal;
import io.freshet.collector.request.Rejection;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.CollectorResponse;
import io.freshet.collector.response.Unavailable;
import io.freshet.collector.sink.SinkFailure;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has complete requests answered, waits for the sinks, and responds in order. Belongs to the
 * connection's event loop.
 */
final class Answering {

    private static final Logger LOGGER = LoggerFactory.getLogger(Answering.class);

    private final ServerParts parts;
    private final ConnectionClock clock;
    private final Responder responder;
    private final ResponseQueue responses;

    Answering(ServerParts parts, ConnectionClock clock, Responder responder) {
        this.parts = parts;
        this.clock = clock;
        this.responder = responder;
        this.responses = new ResponseQueue(parts);
    }

    /** What is under way. */
    ResponseQueue responses() {
        return responses;
    }

    void answer(ChannelHandlerContext context, Exchange exchange, TrackerRequest request) {
        responses.add(context, exchange);
        Answer answer;
        try {
            answer = responder.answer(request);
        } catch (RuntimeException bug) {
            LOGGER.atError().setCause(bug).log("a request could not be answered");
            parts.metrics().turnedAway(Refusal.DEFECT);
            finish(context, exchange, CollectorResponse.text(500, "Internal Server Error"));
            return;
        }
        exchange.kind = answer.kind();
        parts.metrics().received(answer.fate(), request.body().length);
        exchange.isUnderWay = answer.fate() == Answer.Fate.TO_BE_STORED;
        if (answer.records().isEmpty()) {
            finish(context, exchange, answer.response());
            return;
        }
        var delivery = deliver(answer);
        if (delivery.isDone() && !delivery.isCompletedExceptionally()) {
            delivered(context, exchange, answer, null);
        } else {
            var unused =
                    delivery.whenComplete(
                            (done, failure) -> settle(context, exchange, answer, failure));
        }
    }

    /** Responds to a complete request that cannot be read; the connection goes on. */
    void refuse(ChannelHandlerContext context, Exchange exchange, Rejection rejection) {
        parts.metrics().turnedAway(Refusal.of(rejection));
        responses.add(context, exchange);
        finish(context, exchange, Unavailable.of(exchange.headers, rejection));
    }

    /** Responds to what is no request, and ends the connection. */
    void reject(ChannelHandlerContext context, Rejection rejection) {
        parts.metrics().turnedAway(Refusal.of(rejection));
        var response = CollectorResponse.text(rejection.status(), rejection.reason());
        responses.add(context, Exchange.rejected(System.nanoTime(), response));
        flush(context);
    }

    /** Gives up all that have waited too long for the sinks. */
    void giveUpLate(ChannelHandlerContext context) {
        for (var oldest = responses.oldest();
                oldest != null && clock.hasWaitedTooLong(oldest.startedNanos);
                oldest = responses.oldest()) {
            parts.metrics().refused(Refusal.RESPONSE_TIMEOUT);
            if (!finish(context, oldest, Unavailable.of(oldest.headers))) {
                return; // the connection has ended
            }
        }
    }

    private CompletableFuture<Void> deliver(Answer answer) {
        try {
            return parts.sinks().deliver(answer.records());
        } catch (RuntimeException bug) {
            LOGGER.atError().setCause(bug).log("records could not be delivered");
            return CompletableFuture.failedFuture(bug);
        }
    }

    /** What becomes known after the loop has ended is still counted, by whoever learns of it. */
    private void settle(
            ChannelHandlerContext context,
            Exchange exchange,
            Answer answer,
            @Nullable Throwable failure) {
        try {
            context.executor().execute(() -> delivered(context, exchange, answer, failure));
        } catch (RejectedExecutionException loopHasEnded) {
            count(exchange, answer, failure);
            ended(exchange);
        }
    }

    private void delivered(
            ChannelHandlerContext context,
            Exchange exchange,
            Answer answer,
            @Nullable Throwable failure) {
        count(exchange, answer, failure);
        finish(
                context,
                exchange,
                failure == null ? answer.response() : Unavailable.of(exchange.headers));
    }

    private void count(Exchange exchange, Answer answer, @Nullable Throwable failure) {
        var wasToldToComeAgain = exchange.response() != null;
        if (failure == null && wasToldToComeAgain) {
            parts.metrics().late(answer.records());
        } else if (failure == null) {
            exchange.stored = true;
            parts.metrics().accepted(answer.records());
        } else if (!wasToldToComeAgain) {
            parts.metrics().refused(Refusal.of(reason(failure)));
        }
    }

    private boolean finish(
            ChannelHandlerContext context, Exchange exchange, CollectorResponse response) {
        if (!exchange.complete(response)) {
            return false;
        }
        ended(exchange);
        parts.budget().release(exchange.bufferedBytes);
        flush(context);
        return !responses.isEnded();
    }

    private void ended(Exchange exchange) {
        if (exchange.isUnderWay) {
            exchange.isUnderWay = false;
            parts.metrics().ended();
        }
    }

    private void flush(ChannelHandlerContext context) {
        if (responses.flush(context)) {
            clock.responded();
        }
    }

    private static SinkFailure.Reason reason(Throwable failure) {
        var cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof SinkFailure sink
                ? sink.reason()
                : SinkFailure.Reason.NOT_ACKNOWLEDGED;
    }
}
