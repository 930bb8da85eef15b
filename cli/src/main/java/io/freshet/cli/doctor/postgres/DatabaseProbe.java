package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.DiskSpace;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Events;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Seen;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Server;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Trouble;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.loader.pg.connect.ConnectTrouble;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.connect.PgTarget;
import io.freshet.loader.pg.grant.MissingRights;
import io.freshet.loader.pg.row.EventsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the loader's database, as the loader, for all that the checks want to know. */
final class DatabaseProbe {

    private static final String SERVER =
            """
            SELECT current_setting('server_version'), current_setting('server_version_num')::int,
                   pg_is_in_recovery(), current_setting('transaction_read_only')::boolean,
                   current_setting('server_encoding'),
                   pg_size_pretty(pg_database_size(current_database())),
                   current_setting('max_connections')::int
                     - current_setting('superuser_reserved_connections')::int
                     - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int,
                   (extract(epoch FROM clock_timestamp()) * 1000)::bigint""";

    private static final String COLUMNS =
            """
            SELECT attname FROM pg_attribute
             WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped""";

    private static final String INDEXED =
            """
            SELECT a.attname FROM pg_index i
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = to_regclass(?)""";

    private static final String BROKEN =
            """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN (?, ?) AND c.relkind = 'i' AND NOT i.indisvalid
             ORDER BY 1""";

    private static final String PARTS =
            """
            SELECT pg_get_expr(c.relpartbound, c.oid), pg_relation_size(c.oid)
              FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = to_regclass(?) AND c.relispartition""";

    private static final String IS_CUT =
            "SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass(?)";

    /** No row for a role that may not read all settings. */
    private static final String DATA =
            "SELECT setting FROM pg_settings WHERE name = 'data_directory'";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private static final Pattern TO = Pattern.compile("TO \\('(\\d{4}-\\d\\d-\\d\\d)");

    private final Connection connection;
    private final PgSettings settings;
    private final String events;

    private DatabaseProbe(Connection connection, PgSettings settings) {
        this.connection = connection;
        this.settings = settings;
        this.events = TableDdl.qualified(settings.schema(), EventsTable.NAME);
    }

    static DatabaseFacts look(PgLoaderConfig config, PgSettings settings) {
        try (var connection = new PgConnections(settings).open()) {
            var seen = new DatabaseProbe(connection, settings).seen();
            connection.rollback();
            return new DatabaseFacts(config, settings, seen, null);
        } catch (SQLException e) {
            var trouble = new Trouble(ConnectTrouble.message(e), ConnectTrouble.fix(e));
            return new DatabaseFacts(config, settings, null, trouble);
        }
    }

    private Seen seen() throws SQLException {
        var server = server();
        var here = Instant.now();
        var rights = MissingRights.find(connection, settings);
        var broken = texts(BROKEN, settings.schema(), settings.bookkeepingSchema());
        return new Seen(server, rights, rights.isEmpty() ? events() : null, broken, disk(), here);
    }

    /** Postgres tells nobody how full its disk is; on this machine it can be seen. */
    private @Nullable DiskSpace disk() throws SQLException {
        if (!settings.target().hosts().stream().allMatch(DatabaseProbe::isHere)) {
            return null;
        }
        for (var directory : texts(DATA)) {
            try {
                var store = Files.getFileStore(Path.of(directory));
                return new DiskSpace(directory, store.getUsableSpace(), store.getTotalSpace());
            } catch (IOException notHere) {
                return null;
            }
        }
        return null;
    }

    private static boolean isHere(PgTarget.Host host) {
        return LOOPBACK.contains(host.name());
    }

    private Server server() throws SQLException {
        try (var query = connection.prepareStatement(SERVER);
                var row = query.executeQuery()) {
            row.next();
            return new Server(
                    row.getString(1),
                    row.getInt(2) / 10_000,
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInt(7),
                    Instant.ofEpochMilli(row.getLong(8)));
        }
    }

    private @Nullable Events events() throws SQLException {
        Set<String> columns = new HashSet<>(texts(COLUMNS, events));
        if (columns.isEmpty()) {
            return null;
        }
        Set<String> indexed = new HashSet<>(texts(INDEXED, events));
        boolean isCut = isCut();
        LocalDate until = null;
        long rest = 0;
        try (var query = connection.prepareStatement(PARTS)) {
            query.setString(1, events);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var bound = rows.getString(1);
                    var to = TO.matcher(bound);
                    if (to.find()) {
                        var day = LocalDate.parse(to.group(1));
                        until = until == null || day.isAfter(until) ? day : until;
                    } else if (bound.equals("DEFAULT")) {
                        rest = rows.getLong(2);
                    }
                }
            }
        }
        return new Events(columns, indexed, isCut, until, rest);
    }

    private boolean isCut() throws SQLException {
        try (var query = connection.prepareStatement(IS_CUT)) {
            query.setString(1, events);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private List<String> texts(String sql, String... parameters) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
