package io.freshet.runtime.admin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The port on which one process tells its health and its figures. Thread-safe. */
public final class AdminPort {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI base;
    private final HttpClient http;

    /**
     * Asks nothing yet.
     *
     * @param base scheme, host and port
     */
    public AdminPort(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    /**
     * What {@code /ready} said.
     *
     * @param services the components of the process
     * @param here when the answer came
     * @param there what its clock said then, to the second; empty where it did not say
     */
    public record Ready(List<ServiceLine> services, Instant here, Optional<Instant> there) {

        public Ready {
            services = List.copyOf(services);
        }
    }

    /** Scheme, host and port. */
    public URI base() {
        return base;
    }

    /**
     * How the components are.
     *
     * @throws IOException when nobody answers, or somebody who is no admin port of ours
     */
    public Ready ready() throws IOException {
        var answer = ask("/ready");
        var services = ServiceLine.parse(answer.body());
        var isOurs = answer.statusCode() == 200 || answer.statusCode() == 503;
        if (!isOurs || services.isEmpty()) {
            throw new IOException(
                    "/ready answers " + answer.statusCode() + ", as no component does");
        }
        return new Ready(services, Instant.now(), date(answer));
    }

    /**
     * All figures.
     *
     * @throws IOException when nobody answers, or not with figures
     */
    public Scrape metrics() throws IOException {
        return Scrape.parse(good("/metrics"));
    }

    /**
     * What the process says it is; JSON.
     *
     * @throws IOException when nobody answers, or not so
     */
    public String info() throws IOException {
        return good("/info");
    }

    private String good(String path) throws IOException {
        var answer = ask(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> ask(String path) throws IOException {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Optional<Instant> date(HttpResponse<String> answer) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(ZonedDateTime::toInstant);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
