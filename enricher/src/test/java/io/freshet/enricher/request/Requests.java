package io.freshet.enricher.request;

import io.freshet.event.badrow.Processor;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests for tests. */
public final class Requests {

    private Requests() {}

    public static Request of(
            String path,
            @Nullable String querystring,
            @Nullable String body,
            @Nullable String contentType) {
        var payload =
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "203.0.113.9",
                        1_700_000_000_123L,
                        "UTF-8",
                        "test-collector",
                        null,
                        null,
                        path,
                        querystring,
                        body,
                        List.of(),
                        contentType,
                        null,
                        null);
        return new RequestReader(new Processor("test", "1.0.0"), InstantSource.system(), false)
                .read(CollectorPayloadCodec.encode(payload))
                .get(0)
                .fold(
                        request -> request,
                        row -> {
                            throw new AssertionError("bad row " + row);
                        });
    }
}
