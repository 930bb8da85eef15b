package io.freshet.loader.pg.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.TestEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private final EventReader reader = new EventReader(new Processor("freshet-loader-pg", "0.1.0"));

    @Test
    void theHeaderTellsWhatTheKeysHaveLost() {
        var uri = "iglu:com.Acme-shop/cartItem/jsonschema/1-0-2";
        var event = TestEvents.event(TestEvents.id(1)).entity(uri, "{\"a\":1}");

        var read = good(event.bytes(), event.header());

        assertThat(read.entities()).hasSize(1);
        var entity = read.entities().get(0);
        assertThat(entity.jsonKey()).isEqualTo("contexts_com_acme_shop_cart_item_1");
        assertThat(entity.schema()).contains(SchemaKey.of(uri));
        assertThat(entity.plainData().toString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void versionsOfOneModelAreToldApart() {
        var event =
                TestEvents.event(TestEvents.id(1))
                        .entity("iglu:com.acme/t/jsonschema/1-0-1", "{}")
                        .entity("iglu:com.acme/t/jsonschema/1-0-0", "{}")
                        .own("iglu:com.acme/t/jsonschema/1-1-0", "{}");

        assertThat(good(event.bytes(), event.header()).entities())
                .extracting(entity -> entity.schema().orElseThrow().version().toString())
                .containsExactlyInAnyOrder("1-0-1", "1-0-0", "1-1-0");
    }

    @Test
    void ownDataFollowsTheEventsColumnsWhereTheHeaderAllowsIt() {
        var event =
                TestEvents.event(TestEvents.id(1))
                        .own("iglu:com.acme/t/jsonschema/1-0-0", "{}")
                        .with("event_vendor", "\"com.acme\"")
                        .with("event_name", "\"t\"")
                        .with("event_format", "\"jsonschema\"")
                        .with("event_version", "\"1-0-3\"");
        var uri = "iglu:com.acme/t/jsonschema/1-0-3";

        assertThat(own(event.bytes(), null)).isEqualTo(uri);
        assertThat(own(event.bytes(), "iglu:com.acme/t/jsonschema/1-0-0," + uri)).isEqualTo(uri);
        assertThat(own(event.bytes(), event.header()))
                .isEqualTo("iglu:com.acme/t/jsonschema/1-0-0");
    }

    @Test
    void withoutHeaderTheSchemaOfAnEntityIsStillToBeFound() {
        var event =
                TestEvents.event(TestEvents.id(1)).entity("iglu:com.acme/t/jsonschema/1-0-1", "{}");

        var entity = good(event.bytes(), null).entities().get(0);

        assertThat(entity.schema()).isEmpty();
        assertThat(entity.version()).isEqualTo("1-0-1");
    }

    @Test
    void whatIsNoEventIsTold() {
        for (var value : List.of("", "{", "[1]", "7", "{}x", "\ufeff{}")) {
            assertThat(reader.read(value.getBytes(StandardCharsets.UTF_8), null))
                    .as(value)
                    .isInstanceOfSatisfying(
                            Outcome.Bad.class,
                            bad ->
                                    assertThat(bad.row())
                                            .isInstanceOf(BadRow.LoaderParsingError.class));
        }
        assertThat(reader.read(null, null)).isInstanceOf(Outcome.Bad.class);
        assertThat(reader.read(new byte[] {'"', (byte) 0xff, '"'}, null))
                .isInstanceOf(Outcome.Bad.class);
    }

    private String own(byte[] value, @Nullable String header) {
        return good(value, header).entities().get(0).schema().orElseThrow().toUri();
    }

    private JsonEvent good(byte[] value, @Nullable String header) {
        return ((Outcome.Good<JsonEvent>) reader.read(value, header)).value();
    }
}
