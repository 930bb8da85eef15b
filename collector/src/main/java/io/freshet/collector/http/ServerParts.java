package io.freshet.collector.http;

import io.freshet.collector.accesslog.AccessLog;
import io.freshet.collector.metrics.CollectorMetrics;
import io.freshet.collector.settings.NetworkSettings;
import io.freshet.collector.sink.EventSinks;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What all connections share.
 *
 * @param hsts value of Strict-Transport-Security; null for none
 * @param sweeps look after the time limits
 * @param draining set when no connection is to stay open
 */
record ServerParts(
        NetworkSettings limits,
        @Nullable String hsts,
        EventSinks sinks,
        CollectorMetrics metrics,
        AccessLog accessLog,
        Clock clock,
        HttpDate date,
        BufferBudget budget,
        Decompression decompression,
        ConnectionSweeps sweeps,
        AtomicBoolean draining) {}
