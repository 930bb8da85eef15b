package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one client, and all together, may take of this server. Read from {@code networking}, and
 * where that is silent from the reference's {@code pekko.http.server}.
 *
 * @param maxConnections open connections; more wait in the kernel's queue until one of these ends
 *     or makes room
 * @param maxConnectionsPerAddress of one address of the other end; 0 for any number
 * @param idleTimeout how long a connection may stay open without a request
 * @param requestTimeout how long a request may take to arrive, headers and body
 * @param responseTimeout how long a request may wait for its response before it is answered 503,
 *     and how long a client may leave responses unread that fit into no buffer
 * @param maxUriLength longest request target in bytes; 414 beyond
 * @param maxHeadersLength longest header block in bytes; 431 beyond
 * @param maxHeaderNameLength longest header name; 431 beyond
 * @param maxHeaderValueLength longest header value; 431 beyond
 * @param maxHeaderCount most headers; 400 beyond
 * @param maxBodyBytes longest body; 413 beyond
 * @param maxPayloadBytes larger payloads are split, and events that are larger become bad rows
 * @param maxBufferedBytes all bodies that are arriving or waiting to be stored; 503 beyond
 * @param trustedProxies who is believed about a client's address; empty for everybody
 */
public record NetworkSettings(
        int maxConnections,
        int maxConnectionsPerAddress,
        Duration idleTimeout,
        Duration requestTimeout,
        Duration responseTimeout,
        int maxUriLength,
        int maxHeadersLength,
        int maxHeaderNameLength,
        int maxHeaderValueLength,
        int maxHeaderCount,
        int maxBodyBytes,
        int maxPayloadBytes,
        long maxBufferedBytes,
        List<AddressRange> trustedProxies) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    public NetworkSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    public static NetworkSettings read(ConfigReader networking, ConfigReader server) {
        var parsing = server.section("parsing");
        server.restIgnored("a key of another HTTP server");
        parsing.restIgnored("a key of another HTTP server");
        return new NetworkSettings(
                networking
                        .integer("maxConnections")
                        .atLeast(1)
                        .orElse(server.integer("max-connections").atLeast(1).orElse(16_384)),
                networking.integer("maxConnectionsPerAddress").atLeast(0).orElse(0),
                networking
                        .duration("idleTimeout")
                        .atLeast(SHORTEST)
                        .orElse(
                                server.duration("idle-timeout")
                                        .atLeast(SHORTEST)
                                        .orElse(Duration.ofSeconds(75))),
                networking
                        .duration("bodyReadTimeout")
                        .atLeast(SHORTEST)
                        .orElse(Duration.ofSeconds(25)),
                networking
                        .duration("responseHeaderTimeout")
                        .atLeast(SHORTEST)
                        .orElse(Duration.ofSeconds(30)),
                Math.toIntExact(
                        networking
                                .bytes("maxRequestLineLength")
                                .between(64L, 1L << 20)
                                .orElse(bytes(parsing, "max-uri-length", 32_768))),
                Math.toIntExact(
                        networking
                                .bytes("maxHeadersLength")
                                .between(256L, 1L << 24)
                                .orElse(65_536L)),
                Math.toIntExact(bytes(parsing, "max-header-name-length", 64)),
                Math.toIntExact(bytes(parsing, "max-header-value-length", 8192)),
                parsing.integer("max-header-count").between(1, 10_000).orElse(64),
                Math.toIntExact(
                        networking
                                .bytes("dropPayloadSize")
                                .between(1L, 1L << 30)
                                .orElse(bytes(parsing, "max-content-length", 8 << 20))),
                Math.toIntExact(
                        networking.bytes("maxPayloadSize").between(1L, 1L << 30).orElse(1L << 30)),
                networking.bytes("maxBufferedBytes").atLeast(1L).orElse(64L << 20),
                networking
                        .strings("trustedProxies")
                        .check(
                                ranges -> ranges.stream().allMatch(NetworkSettings::isRange),
                                "addresses or ranges such as 10.0.0.0/8")
                        .orElse(List.of())
                        .stream()
                        .map(AddressRange::parse)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static boolean isRange(String text) {
        return AddressRange.parse(text).isPresent();
    }

    private static long bytes(ConfigReader parsing, String key, long fallback) {
        return parsing.bytes(key).between(1L, 1L << 30).orElse(fallback);
    }
}
