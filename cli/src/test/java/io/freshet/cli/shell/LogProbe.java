package io.freshet.cli.shell;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that logs a bit of everything, for tests of what arrives. */
public final class LogProbe {

    private LogProbe() {}

    /** Takes {@code -v} as argument. */
    public static void main(String[] args) {
        LogSettings.apply(args.length > 0, System.getenv());
        var ours = LoggerFactory.getLogger("io.freshet.some.Thing");
        ours.atInfo().addKeyValue("topic", "raw").addKeyValue("offset", 7).log("record read");
        ours.info("no keys");
        ours.debug("details of ours");
        ours.atWarn().addKeyValue("error", "two\nlines").log("odd\r\nmessage");
        ours.atError()
                .addKeyValue("event_id", "c6ef3124")
                .setCause(new IllegalStateException("oops"))
                .log("with a trace");
        everyLevel(LoggerFactory.getLogger("com.example.Library"));
        everyLevel(LoggerFactory.getLogger("org.apache.kafka.clients.producer.KafkaProducer"));
        everyLevel(LoggerFactory.getLogger("kafka.server.ControllerApis"));
        everyLevel(LoggerFactory.getLogger("org.apache.kafka.controller.QuorumController"));
        var network = LoggerFactory.getLogger("org.apache.kafka.clients.NetworkClient");
        for (var i = 0; i < 100; i++) {
            network.warn("Connection could not be established");
        }
    }

    private static void everyLevel(Logger logger) {
        var name = logger.getName();
        logger.debug("debug of {}", name);
        logger.info("info of {}", name);
        logger.warn("warning of {}", name);
        logger.error("error of {}", name);
    }
}
