package io.freshet.collector.log;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Keeps what Freshet and Netty log from INFO upwards, as text; a test asks for what it cares for.
 */
public final class TestLogs implements SLF4JServiceProvider {

    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new BasicMDCAdapter();

    /**
     * What was logged.
     *
     * @param text message, fields and the throwable's text
     */
    public record Line(String logger, Level level, String text) {}

    /** All lines so far of a logger, or of those below it. */
    public static Stream<Line> of(String logger) {
        return LINES.stream().filter(line -> line.logger().startsWith(logger));
    }

    static void keep(Line line) {
        LINES.add(line);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, TestLogger::new);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Everything is there already.
    }
}
