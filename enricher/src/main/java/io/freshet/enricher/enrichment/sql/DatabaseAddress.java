package io.freshet.enricher.enrichment.sql;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which database, and who asks: the part {@code database} of the configuration.
 *
 * @param kind what it speaks
 * @param host name or address
 * @param port 1 to 65535
 * @param isEncrypted whether the connection must be encrypted; the server's certificate is not
 *     checked
 * @param user name
 * @param password never printed
 * @param database name
 */
record DatabaseAddress(
        Kind kind,
        String host,
        int port,
        boolean isEncrypted,
        String user,
        String password,
        String database) {

    /** What a database speaks. */
    enum Kind {
        POSTGRESQL("postgresql"),
        MYSQL("mysql");

        private final String member;

        Kind(String member) {
            this.member = member;
        }
    }

    /**
     * Reads the part.
     *
     * @throws IllegalArgumentException when it names no database that is known
     */
    static DatabaseAddress of(JsonNode json) {
        var kind =
                Arrays.stream(Kind.values())
                        .filter(known -> json.has(known.member))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "database must be one of "
                                                        + Arrays.stream(Kind.values())
                                                                .map(known -> known.member)
                                                                .collect(
                                                                        Collectors.joining(", "))));
        var parts = json.path(kind.member);
        return new DatabaseAddress(
                kind,
                parts.path("host").asString(),
                parts.path("port").asInt(),
                parts.path("sslMode").asBoolean(),
                parts.path("username").asString(),
                parts.path("password").asString(),
                parts.path("database").asString());
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return kind.member + "://" + host + ":" + port + "/" + database;
    }
}
