package io.freshet.collector.http;

import io.freshet.collector.endpoint.Endpoints;
import io.freshet.collector.metrics.CollectorMetrics;
import io.freshet.collector.settings.NetworkSettings;
import io.freshet.collector.sink.EventSinks;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all connections share.
 *
 * @param sweeps look after the time limits
 * @param draining set when no connection is to stay open
 */
record ServerParts(
        NetworkSettings limits,
        Endpoints endpoints,
        EventSinks sinks,
        CollectorMetrics metrics,
        Clock clock,
        HttpDate date,
        BufferBudget budget,
        Decompression decompression,
        ConnectionSweeps sweeps,
        AtomicBoolean draining) {}
