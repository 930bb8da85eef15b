package io.freshet.loader.pg.badrow;

import static io.freshet.loader.pg.side.Texts.cut;

import io.freshet.event.badrow.BadRowOrigin;
import io.freshet.event.badrow.CauseFingerprint;
import io.freshet.event.badrow.FirstFailure;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.row.JsonText;
import io.freshet.loader.pg.side.RecordColumns;
import io.freshet.loader.pg.side.SideEncoder;
import io.freshet.loader.pg.side.SideRow;
import io.freshet.loader.pg.side.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * Makes a row of any record of a bad topic: of bad rows, of JSON that is none, of bytes that are no
 * JSON. It never makes a bad row, so that bad rows cannot breed.
 */
public final class BadRowEncoder implements SideEncoder {

    /** The type of what is no bad row. */
    static final String UNKNOWN = "unknown";

    /** Longer names are not worth an index; the payload has them whole. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_WORDS = 1000;

    @Override
    public Outcome<SideRow> encode(Input input) {
        var value = input.value();
        if (value == null) {
            return strange(input, "the record has no value", "null");
        }
        try {
            var json = Json.parse(value);
            var row = SelfDescribing.parse(json).value();
            return row.isPresent()
                    ? badRow(input, row.get(), JsonText.print(json))
                    : strange(input, "not self-describing", JsonText.print(json));
        } catch (InvalidJson invalid) {
            return strange(input, "no JSON: " + invalid.getMessage(), asText(value));
        }
    }

    /** Postgres' jsonb has limits that JSON has not: the payload becomes one text. */
    @Override
    public Outcome<SideRow> refused(Input input, String reason) {
        var row = ((Outcome.Good<SideRow>) encode(input)).value();
        var cells = new ArrayList<@Nullable String>(row.cells());
        var value = input.value();
        cells.set(cells.size() - 1, value == null ? "null" : asText(value));
        return new Outcome.Good<>(new SideRow(cells));
    }

    private static Outcome<SideRow> badRow(Input input, SelfDescribing row, String payload) {
        var data = row.data();
        var type = row.schema().name();
        var failure = FirstFailure.of(data);
        return row(
                input,
                type,
                Optional.of(row),
                failure,
                BadRowOrigin.of(data),
                text(data.path("failure").path("timestamp")),
                payload);
    }

    private static Outcome<SideRow> strange(Input input, String reason, String payload) {
        var failure = new FirstFailure(null, null, null, reason, 0);
        var nowhere = BadRowOrigin.of(MissingNode.getInstance());
        return row(input, UNKNOWN, Optional.empty(), failure, nowhere, null, payload);
    }

    private static Outcome<SideRow> row(
            Input input,
            String type,
            Optional<SelfDescribing> row,
            FirstFailure failure,
            BadRowOrigin origin,
            @Nullable String failedAt,
            String payload) {
        var processor = row.map(r -> r.data().path("processor")).orElse(MissingNode.getInstance());
        var time = Texts.timestamp(failedAt);
        var cells = new ArrayList<@Nullable String>(32);
        RecordColumns.add(input, cells);
        cells.add(time == null ? Texts.timestamp(input.sentMillis()) : time);
        cells.add(cut(type, LONGEST_NAME));
        cells.add(cut(row.map(r -> r.schema().toUri()).orElse(null), LONGEST_WORDS));
        cells.add(cut(row.map(r -> r.schema().version().toString()).orElse(null), LONGEST_NAME));
        cells.add(cut(failure.schema(), LONGEST_WORDS));
        cells.add(cut(failure.path(), LONGEST_WORDS));
        cells.add(cut(failure.keyword(), LONGEST_NAME));
        cells.add(cut(failure.message(), LONGEST_WORDS));
        cells.add(Integer.toString(failure.count()));
        cells.add(CauseFingerprint.of(type, failure));
        cells.add(cut(origin.appId(), LONGEST_NAME));
        cells.add(cut(origin.platform(), LONGEST_NAME));
        cells.add(cut(origin.nameTracker(), LONGEST_NAME));
        cells.add(cut(origin.vTracker(), LONGEST_NAME));
        cells.add(Texts.uuid(origin.eventId()));
        cells.add(Texts.timestamp(origin.collectorTstamp()));
        cells.add(cut(origin.vendor(), LONGEST_NAME));
        cells.add(cut(origin.version(), LONGEST_NAME));
        cells.add(cut(text(processor.path("artifact")), LONGEST_NAME));
        cells.add(cut(text(processor.path("version")), LONGEST_NAME));
        cells.add(payload);
        return new Outcome.Good<>(new SideRow(cells));
    }

    private static @Nullable String text(JsonNode json) {
        return json.isString() ? json.stringValue() : null;
    }

    /** The bytes as one JSON text; what is no UTF-8 becomes U+FFFD. */
    private static String asText(byte[] value) {
        var text = new String(value, StandardCharsets.UTF_8);
        return JsonText.print(JsonNodeFactory.instance.stringNode(text));
    }
}
