package io.freshet.enricher.enrichment.sql;

/** Knows which driver speaks to which database. */
final class Databases {

    private Databases() {}

    static Database open(DatabaseAddress address, Query query, SqlSettings settings) {
        return switch (address.kind()) {
            case POSTGRESQL ->
                    new JdbcDatabase(
                            address, PostgresSource.of(address, settings), query, settings);
            case MYSQL -> throw new IllegalArgumentException("MySQL is not available yet");
        };
    }
}
