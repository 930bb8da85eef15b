package io.freshet.it.chaos.loader;

import io.freshet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that has a Postgres as its child. It says its JDBC URL when that can be used, stops it
 * on SIGTERM, and ends when the process that started it does.
 */
public final class DatabaseMain {

    private DatabaseMain() {}

    /**
     * Runs a database.
     *
     * @param arguments its directory and its port
     */
    public static void main(String[] arguments) throws IOException {
        var server =
                EmbeddedPostgres.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        failure -> Runtime.getRuntime().halt(1));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println(server.jdbcUrl());
        while (System.in.read() >= 0) {
            // Nobody writes: this waits for the end of the stream.
        }
        System.exit(2);
    }
}
