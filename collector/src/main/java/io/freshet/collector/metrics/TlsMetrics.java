package io.freshet.collector.metrics;

import io.freshet.collector.tls.LiveKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the https listener tells about handshakes and its certificate. */
public final class TlsMetrics {

    private final Counter handshakesFailed;
    private final Counter renewed;
    private final Counter refused;

    TlsMetrics(MeterRegistry registry) {
        handshakesFailed = CollectorMetrics.counter(registry, "tls_handshakes_failed_total");
        renewed = reloads(registry, "renewed");
        refused = reloads(registry, "refused");
    }

    private static Counter reloads(MeterRegistry registry, String outcome) {
        return CollectorMetrics.counter(registry, "certificate_reloads_total", "outcome", outcome);
    }

    /** A client and this server did not agree on how to encrypt. */
    public void handshakeFailed() {
        handshakesFailed.increment();
    }

    /** The files of the certificate were looked at. */
    public void looked(LiveKeys.Found found) {
        if (found == LiveKeys.Found.RENEWED) {
            renewed.increment();
        } else if (found == LiveKeys.Found.REFUSED) {
            refused.increment();
        }
    }
}
