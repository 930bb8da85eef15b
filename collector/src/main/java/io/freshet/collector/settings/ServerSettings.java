package io.freshet.collector.settings;

/**
 * Where and how the server listens.
 *
 * @param host address to bind
 * @param port for plain HTTP, 0 to 65535; 0 takes a free one
 * @param ssl the listener for https
 * @param http2 the newer protocol on that listener
 * @param hsts what browsers are told about https
 * @param network limits and time-outs
 */
public record ServerSettings(
        String host,
        int port,
        SslSettings ssl,
        Http2Settings http2,
        HstsSettings hsts,
        NetworkSettings network) {}
