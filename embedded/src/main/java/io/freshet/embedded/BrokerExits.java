package io.freshet.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a broker that wants to end the process and the process. Kafka asks for exit or
 * halt when, for example, its disk fails; in a process with other work in it that must become a
 * report. Kafka's hook is global, so that all listeners hear of every request.
 */
final class BrokerExits {

    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerExits.class);
    private static final List<Consumer<String>> LISTENERS = new CopyOnWriteArrayList<>();

    private BrokerExits() {}

    /** From now on no broker can end this process; the listener hears why one wanted to. */
    static synchronized void listen(Consumer<String> listener) {
        LISTENERS.add(listener);
        Exit.setExitProcedure((code, message) -> report("exit", code, message));
        Exit.setHaltProcedure((code, message) -> report("halt", code, message));
    }

    static void forget(Consumer<String> listener) {
        LISTENERS.remove(listener);
    }

    private static void report(String verb, int code, @Nullable String message) {
        LOGGER.atError()
                .addKeyValue("verb", verb)
                .addKeyValue("code", code)
                .addKeyValue("error", message)
                .log("the embedded broker gave up");
        var reason = message == null || message.isEmpty() ? "" : ": " + message;
        LISTENERS.forEach(
                listener ->
                        listener.accept(
                                "the broker asked to " + verb + " with code " + code + reason));
    }
}
