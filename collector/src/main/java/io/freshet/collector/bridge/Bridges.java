package io.freshet.collector.bridge;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.endpoint.Bridge;
import io.freshet.collector.endpoint.EventRecords;
import io.freshet.collector.endpoint.Gate;
import io.freshet.collector.endpoint.IdSource;
import io.freshet.collector.request.PayloadBuilder;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.settings.EndpointSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those that are enabled, behind the gate that every event passes. */
public final class Bridges implements Bridge {

    /** Vendor, version, and what is wanted. */
    private static final int SEGMENTS = 3;

    private final List<VendorBridge> bridges;
    private final Gate gate;

    private Bridges(List<VendorBridge> bridges, Gate gate) {
        this.bridges = List.copyOf(bridges);
        this.gate = gate;
    }

    /**
     * The bridges that the settings ask for.
     *
     * @param gate asked before anything is done about an event
     */
    public static Bridge of(
            EndpointSettings settings,
            PayloadBuilder payloads,
            EventRecords records,
            IdSource ids,
            Gate gate) {
        var visits = new Visits(settings, payloads, ids);
        var enabled = new ArrayList<VendorBridge>();
        if (settings.bridges().analyticsJs()) {
            enabled.add(new AnalyticsJsBridge(settings, visits, records));
        }
        if (settings.bridges().amplitude()) {
            enabled.add(new AmplitudeBridge(settings, visits, records));
        }
        return enabled.isEmpty() ? Bridge.NONE : new Bridges(enabled, gate);
    }

    @Override
    public @Nullable Answer answer(TrackerRequest request) {
        var segments = request.target().segments();
        if (segments.size() != SEGMENTS) {
            return null;
        }
        for (var bridge : bridges) {
            if (bridge.vendor().equals(segments.get(0))
                    && bridge.version().equals(segments.get(1))
                    && bridge.serves(request.method(), segments.get(2))) {
                var refusal = request.method().equals("POST") ? gate.refuse(request) : null;
                return refusal == null ? bridge.answer(request, segments.get(2)) : refusal;
            }
        }
        return null;
    }
}
