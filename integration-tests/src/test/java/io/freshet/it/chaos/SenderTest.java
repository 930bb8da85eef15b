package io.freshet.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.it.chaos.Try.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SenderTest {

    private final Load load = new Load(EventIds.random());
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Integer> stored = new ConcurrentLinkedQueue<>();

    @Test
    void whatIsRefusedOrNotAnsweredIsSentAgainWithTheSameIds() throws Exception {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answerTheSecondTry);
        server.start();
        var port = server.getAddress().getPort();
        try (var sender = Sender.start(() -> port, load, 200, 8)) {
            Awaitility.await().until(() -> stored.size() >= 10);
            sender.finish();
            Awaitility.await().until(() -> sender.open() == 0);
            sender.close();

            var requests = sender.requests();
            assertThat(stored.stream().sorted())
                    .isEqualTo(
                            requests.stream()
                                    .flatMap(r -> Load.events(r.number()).stream())
                                    .toList());
            assertThat(requests)
                    .allSatisfy(
                            request ->
                                    assertThat(outcomes(request))
                                            .isIn(
                                                    List.of(Outcome.REFUSED, Outcome.ANSWERED),
                                                    List.of(Outcome.UNANSWERED, Outcome.ANSWERED)));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobodyListeningIsATryToo() {
        try (var sender = Sender.start(() -> 1, load, 100, 8)) {
            Awaitility.await()
                    .until(() -> sender.failures().between(0, System.currentTimeMillis()) > 0);
            sender.close();

            assertThat(sender.requests().get(0).tries())
                    .first()
                    .extracting(Try::outcome)
                    .isEqualTo(Outcome.NOT_CONNECTED);
        }
    }

    /** The first try of a GET is refused, that of a POST loses its connection. */
    private void answerTheSecondTry(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var text = exchange.getRequestURI() + body;
        if (!seen.add(text)) {
            stored.addAll(load.ids().numbersIn(text));
            exchange.sendResponseHeaders(200, -1);
        } else if (body.isEmpty()) {
            exchange.sendResponseHeaders(503, -1);
        }
        exchange.close();
    }

    private static List<Outcome> outcomes(TrackedRequest request) {
        return request.tries().stream().map(Try::outcome).toList();
    }
}
