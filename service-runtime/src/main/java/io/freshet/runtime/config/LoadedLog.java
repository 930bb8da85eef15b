package io.freshet.runtime.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells at start what was read: ignored keys at INFO, every effective setting at DEBUG. */
public final class LoadedLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(LoadedLog.class);

    private LoadedLog() {}

    /** Writes one line a key. */
    public static void write(Loaded<?> loaded) {
        for (var key : loaded.ignored()) {
            LOGGER.atInfo()
                    .addKeyValue("key", key.key())
                    .addKeyValue("origin", key.origin())
                    .addKeyValue("reason", key.reason())
                    .log("this key has no effect");
        }
        for (var setting : loaded.effective()) {
            LOGGER.atDebug()
                    .addKeyValue("key", setting.key())
                    .addKeyValue("value", setting.value())
                    .addKeyValue("origin", setting.origin())
                    .log("setting");
        }
    }
}
