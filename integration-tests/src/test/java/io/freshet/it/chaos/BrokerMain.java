package io.freshet.it.chaos;

import io.freshet.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that is a broker. It says {@link #READY} when it can be used, stops on SIGTERM, and
 * ends when the process that started it does.
 */
public final class BrokerMain {

    static final String READY = "ready";

    private BrokerMain() {}

    /**
     * Runs a broker.
     *
     * @param arguments its data directory and its port
     */
    public static void main(String[] arguments) throws IOException {
        var broker =
                EmbeddedKafka.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        failure -> Runtime.getRuntime().halt(1));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Nobody writes: this waits for the end of the stream.
        }
        Runtime.getRuntime().halt(2);
    }
}
