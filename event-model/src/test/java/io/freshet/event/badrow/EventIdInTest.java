package io.freshet.event.badrow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import org.junit.jupiter.api.Test;

class EventIdInTest {

    private static final String ID = "c6ef3124-b53a-4b13-a233-0088f79dcbcb";

    @Test
    void findsItInEveryFormOfAnEvent() {
        var line = "\t".repeat(AtomicField.EVENT_ID.ordinal()) + ID + "\trest\tof it";
        var row =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-0",
                 "data":{"payload":{"enriched":{"event_id":"%s"}}}}
                """
                        .formatted(ID);

        assertThat(EventIdIn.line(line.getBytes(UTF_8))).contains(ID);
        assertThat(EventIdIn.event(("{\"event_id\":\"" + ID + "\"}").getBytes(UTF_8))).contains(ID);
        assertThat(EventIdIn.badRow(row.getBytes(UTF_8))).contains(ID);
    }

    @Test
    void showsNothingElse() {
        assertThat(EventIdIn.event("{\"event_id\":\"ada@example.com\"}".getBytes(UTF_8))).isEmpty();
        assertThat(EventIdIn.event("not json".getBytes(UTF_8))).isEmpty();
        assertThat(EventIdIn.line("too\tshort".getBytes(UTF_8))).isEmpty();
        assertThat(EventIdIn.badRow(null)).isEmpty();
    }
}
