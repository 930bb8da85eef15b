package io.freshet.cli.lag;

import io.freshet.cli.setup.Cluster;
import io.freshet.cli.setup.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Looks at several readers again and again, with one connection to each cluster. One thread. */
public final class LagLook implements AutoCloseable {

    private final List<Reader> readers;
    private final Duration patience;
    private final Map<Cluster, LagProbe> probes = new HashMap<>();

    /**
     * Connects when it looks.
     *
     * @param patience for any one question
     */
    public LagLook(List<Reader> readers, Duration patience) {
        this.readers = List.copyOf(readers);
        this.patience = patience;
    }

    /** How far each is behind now. */
    public List<GroupLag> look() {
        var lags = new ArrayList<GroupLag>();
        for (var reader : readers) {
            lags.add(look(reader));
        }
        return lags;
    }

    private GroupLag look(Reader reader) {
        try {
            var probe =
                    probes.computeIfAbsent(
                            reader.cluster(), cluster -> new LagProbe(cluster, patience));
            return probe.look(reader);
        } catch (KafkaException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return GroupLag.unknown(reader, String.valueOf(cause.getMessage()));
        }
    }

    @Override
    public void close() {
        probes.values().forEach(LagProbe::close);
    }
}
