package io.freshet.enricher.enrichment.sql;

/** Knows which driver speaks to which database. */
final class Databases {

    private Databases() {}

    /** Connects nowhere yet, and later at most so many times at once. */
    static Database open(
            DatabaseAddress address, Query query, SqlSettings settings, int connections) {
        return switch (address.kind()) {
            case POSTGRESQL ->
                    new JdbcDatabase(
                            address,
                            PostgresSource.of(address, settings),
                            query,
                            settings,
                            connections);
            case MYSQL -> new MySqlDatabase(address, query, settings, connections);
        };
    }
}
