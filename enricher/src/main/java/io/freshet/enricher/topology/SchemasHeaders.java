package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.iglu.SchemaKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The header that names an event's schemas, made once for each list of them. Of one thread. */
final class SchemasHeaders {

    /** Trackers send few lists; one that sends ever new ones must not fill the memory. */
    private static final int MOST = 1_000;

    private final Map<List<SchemaKey>, Header> made = new HashMap<>();

    Header of(List<SchemaKey> schemas) {
        var known = made.get(schemas);
        if (known != null) {
            return known;
        }
        if (made.size() >= MOST) {
            made.clear();
        }
        var header =
                new RecordHeader(
                        IgluSchemasHeader.NAME, IgluSchemasHeader.print(schemas).getBytes(UTF_8));
        made.put(List.copyOf(schemas), header);
        return header;
    }
}
