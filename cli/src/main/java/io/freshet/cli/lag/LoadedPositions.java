package io.freshet.cli.lag;

import io.freshet.loader.pg.connect.ConnectTrouble;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.loader.pg.offset.StoredOffset;
import java.sql.SQLException;
import java.util.List;

/** How far the loader has come, as its database knows it. */
final class LoadedPositions {

    private final PgSettings settings;

    LoadedPositions(PgSettings settings) {
        this.settings = settings;
    }

    /**
     * The positions of one group; none where it has never loaded anything.
     *
     * @throws Unknown when the database does not tell
     */
    List<StoredOffset> of(String group) throws Unknown {
        try (var connection = new PgConnections(settings).open()) {
            return new OffsetStore(settings.bookkeepingSchema(), group, "").stored(connection);
        } catch (SQLException e) {
            throw new Unknown(
                    settings.place() + " cannot be asked: " + ConnectTrouble.message(e), e);
        }
    }

    /** The database does not tell. */
    static final class Unknown extends Exception {

        private static final long serialVersionUID = 1L;

        Unknown(String message, Exception cause) {
            super(message, cause);
        }
    }
}
