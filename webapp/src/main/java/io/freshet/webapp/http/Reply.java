package io.freshet.webapp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way back of one exchange: what was decided, as bytes. */
final class Reply implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Reply.class);
    private static final String JSON = "application/json; charset=utf-8";

    private final HttpExchange exchange;
    private boolean handedOver;

    Reply(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** From now on the exchange is a stream's. */
    void handedOver() {
        handedOver = true;
    }

    @Override
    public void close() {
        if (!handedOver) {
            exchange.close();
        }
    }

    void send(Answer.Json answer, Request request) throws IOException {
        exchange.getResponseHeaders().set("Vary", "Accept");
        if (request.wantsCsv()) {
            csv(answer, request);
        } else {
            bytes(answer.status(), JSON, Json.printBytes(answer.body()));
        }
    }

    /** Tells why not; where the answer has already begun, it just ends. */
    void refuse(Refusal refusal) {
        if (exchange.getResponseCode() != -1) {
            return;
        }
        try {
            if (refusal.status() == 401) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"freshet\"");
            }
            bytes(refusal.status(), JSON, Json.printBytes(refusal.toJson()));
        } catch (IOException gone) {
            LOGGER.debug("whoever asked is gone");
        }
    }

    void redirect(int status, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(status, -1);
    }

    void setCookie(String cookie) {
        exchange.getResponseHeaders().add("Set-Cookie", cookie);
    }

    void text(int status, String text) throws IOException {
        bytes(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    void bytes(int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        body(status, body);
    }

    /** The same for what has its type among its headers already. */
    void body(int status, byte[] body) throws IOException {
        var bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    private void csv(Answer.Json answer, Request request) throws IOException {
        var names = answer.tables().stream().map(Answer.Table::name).toList();
        if (names.isEmpty()) {
            throw Refusal.badRequest("this answer has no list", "ask for JSON");
        }
        var wanted = request.query("table").orElse(names.get(0));
        var table =
                answer.tables().stream()
                        .filter(one -> one.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refusal.badRequest(
                                                "this answer has no list of that name",
                                                names.stream()
                                                        .collect(
                                                                Collectors.joining(
                                                                        ", ",
                                                                        "give one of table=",
                                                                        ""))));
        exchange.getResponseHeaders()
                .set(
                        "Content-Disposition",
                        "attachment; filename=\"freshet-" + table.name() + ".csv\"");
        bytes(
                answer.status(),
                "text/csv; charset=utf-8; header=present",
                Csv.of(table).getBytes(UTF_8));
    }
}
