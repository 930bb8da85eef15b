package io.freshet.benchmarks.loader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The rows that the loader wrote, as files in the text format of COPY: for each table and each
 * chunk of events one.
 *
 * @param folder where the files are
 * @param tables names and columns
 * @param chunks how many
 */
record Rows(Path folder, List<Table> tables, int chunks) {

    /**
     * A table.
     *
     * @param columns quoted, with commas between; those that the loader writes
     */
    record Table(String name, String columns, int width) {}

    /** Reads all tables of a database schema that have rows: one for each event in each of them. */
    static Rows export(Connection connection, String schema, Path folder, int chunk)
            throws SQLException, IOException {
        var tables = new ArrayList<Table>();
        var chunks = 0;
        for (var name : names(connection, schema)) {
            var table = table(connection, schema, name);
            var whole = folder.resolve(name + ".rows");
            try (var out = Files.newOutputStream(whole)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "COPY (SELECT %s FROM %s.%s ORDER BY ctid) TO STDOUT"
                                        .formatted(table.columns(), schema, name),
                                out);
            }
            if (Files.size(whole) > 0) {
                tables.add(table);
                chunks = split(whole, folder, name, chunk);
            }
            Files.delete(whole);
        }
        return new Rows(folder, List.copyOf(tables), chunks);
    }

    private static List<String> names(Connection connection, String schema) throws SQLException {
        return column(
                connection,
                "SELECT tablename FROM pg_tables WHERE schemaname = '%s' ORDER BY tablename"
                        .formatted(schema));
    }

    private static Table table(Connection connection, String schema, String name)
            throws SQLException {
        var columns =
                column(
                        connection,
                        """
                        SELECT quote_ident(attname) FROM pg_attribute
                         WHERE attrelid = '%s.%s'::regclass AND attnum > 0 AND NOT attisdropped
                           AND attname <> 'load_tstamp' ORDER BY attnum"""
                                .formatted(schema, name));
        return new Table(name, String.join(",", columns), columns.size());
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static int split(Path whole, Path folder, String name, int chunk) throws IOException {
        try (var lines = Files.newBufferedReader(whole)) {
            var chunks = 0;
            while (writeChunk(lines, file(folder, name, chunks), chunk)) {
                chunks++;
            }
            return chunks;
        }
    }

    /** False where nothing was left. */
    private static boolean writeChunk(BufferedReader lines, Path file, int chunk)
            throws IOException {
        var line = lines.readLine();
        if (line == null) {
            return false;
        }
        try (var out = Files.newBufferedWriter(file)) {
            for (var n = 0; line != null; line = ++n < chunk ? lines.readLine() : null) {
                out.write(line);
                out.write('\n');
            }
        }
        return true;
    }

    Path file(Table table, int chunk) {
        return file(folder, table.name(), chunk);
    }

    private static Path file(Path folder, String table, int chunk) {
        return folder.resolve(table + "." + chunk);
    }

    /** The first lines of a table's chunk, as cells; null where the cell is null. */
    List<String[]> cells(Table table, int chunk, int count) {
        try (var lines = Files.lines(file(table, chunk))) {
            return lines.limit(count).map(Rows::cells).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] cells(String line) {
        var cells = line.split("\t", -1);
        for (var i = 0; i < cells.length; i++) {
            cells[i] =
                    cells[i].equals("\\N")
                            ? null
                            : cells[i].replace("\\t", "\t").replace("\\\\", "\\");
        }
        return cells;
    }
}
