package io.freshet.enricher.enrichment.sql;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.NonValidatingFactory;

/** Connections to what speaks PostgreSQL. */
final class PostgresSource {

    private PostgresSource() {}

    static DataSource of(DatabaseAddress address, SqlSettings settings) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(address.password());
        if (address.isEncrypted()) {
            source.setSsl(true);
            // Snowplow: encrypted, whatever the certificate says.
            source.setSslfactory(NonValidatingFactory.class.getName());
        }
        int connect = Seconds.atLeast(settings.connectTimeout());
        source.setConnectTimeout(connect);
        source.setLoginTimeout(connect);
        // The server is told to stop first; this is for one that does not answer at all.
        source.setSocketTimeout(Seconds.atLeast(settings.queryTimeout()) + 1);
        source.setTcpKeepAlive(true);
        source.setApplicationName("freshet-enricher");
        return source;
    }
}
