package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.DiskSpace;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.loader.pg.connect.PgSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loader's database and what the loader wants of it.
 *
 * @param config the loader's settings
 * @param settings how the database is reached from here
 * @param seen what it told; null where there is trouble
 * @param trouble why it told nothing; null where it did
 */
record DatabaseFacts(
        PgLoaderConfig config,
        PgSettings settings,
        @Nullable Seen seen,
        @Nullable Trouble trouble) {

    /**
     * Why nothing was told.
     *
     * @param message in the words of driver or server
     * @param fix what to do
     */
    record Trouble(String message, String fix) {}

    /**
     * What the database told.
     *
     * @param server itself
     * @param missingRights statements for an administrator; empty where nothing is missing
     * @param events the table of events; null where it does not exist yet
     * @param brokenIndexes indexes of our schemas that were not built to their end
     * @param disk of its data, where it runs on this machine and lets us know; else null
     * @param here the clock here when it answered
     */
    record Seen(
            Server server,
            List<String> missingRights,
            @Nullable Events events,
            List<String> brokenIndexes,
            @Nullable DiskSpace disk,
            Instant here) {

        Seen {
            missingRights = List.copyOf(missingRights);
            brokenIndexes = List.copyOf(brokenIndexes);
        }
    }

    /**
     * The server.
     *
     * @param version as it prints it
     * @param major its first number
     * @param standby whether it follows another one
     * @param readOnly whether transactions may write nothing
     * @param encoding of the database's texts
     * @param size of the database, for people
     * @param freeConnections that may still be opened
     * @param there its clock
     */
    record Server(
            String version,
            int major,
            boolean standby,
            boolean readOnly,
            String encoding,
            String size,
            int freeConnections,
            Instant there) {}

    /**
     * The table of events.
     *
     * @param columns their names
     * @param indexed columns that an index begins with
     * @param parts whether it is cut into parts
     * @param partsUntil the first day that no part is made for; null where nobody can say
     * @param rest bytes in the part for what belongs to no other; 0 where there is none
     */
    record Events(
            Set<String> columns,
            Set<String> indexed,
            boolean parts,
            @Nullable LocalDate partsUntil,
            long rest) {

        Events {
            columns = Set.copyOf(columns);
            indexed = Set.copyOf(indexed);
        }
    }
}
