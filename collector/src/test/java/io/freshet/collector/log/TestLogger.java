package io.freshet.collector.log;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Hands lines to {@link TestLogs}. */
final class TestLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    private final boolean kept;

    TestLogger(String name) {
        this.name = name;
        this.kept = name.startsWith("io.freshet") || name.startsWith("io.netty");
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return kept;
    }

    @Override
    public boolean isWarnEnabled() {
        return kept;
    }

    @Override
    public boolean isErrorEnabled() {
        return kept;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return TestLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] arguments, Throwable cause) {
        var text = MessageFormatter.basicArrayFormat(message, arguments);
        TestLogs.keep(new TestLogs.Line(name, level, cause == null ? text : text + " " + cause));
    }
}
