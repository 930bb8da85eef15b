package io.freshet.loader.pg.failed;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.atomic.ParsingError;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes a row of each line of {@code snowplow_parsed_failed}.
 *
 * @param processor the loader, for bad rows of what is no line
 */
public record FailedEventEncoder(Processor processor) implements SideEncoder {

    @Override
    public Outcome<SideRow> encode(Input input) {
        var value = input.value();
        if (value == null) {
            return bad(new ParsingError.NotTsv(), "");
        }
        var decoded = EnrichedTsv.decodeFailed(value);
        if (decoded instanceof EnrichedTsv.Decoded.Event line) {
            return new Outcome.Good<>(row(input, line.event()));
        }
        return bad(((EnrichedTsv.Decoded.Invalid) decoded).error(), text(value));
    }

    @Override
    public Outcome<SideRow> refused(Input input, String reason) {
        var value = input.value();
        var line = JsonNodeFactory.instance.stringNode(value == null ? "" : text(value));
        return new Outcome.Bad<>(new BadRow.LoaderRuntimeError(processor, reason, line));
    }

    private static SideRow row(Input input, ParsedEvent event) {
        var cells = new ArrayList<@Nullable String>(160);
        for (var field : AtomicField.all()) {
            cells.add(cell(field, event));
        }
        EventFailures.of(event).addTo(cells);
        RecordColumns.add(input, cells);
        return new SideRow(cells);
    }

    private static @Nullable String cell(AtomicField field, ParsedEvent event) {
        return switch (field.kind()) {
            case ENTITIES, SELF_DESCRIBING -> json(event.get(field));
            case TIMESTAMP -> Texts.timestamp(event.text(field));
            case TEXT -> {
                var text = event.text(field);
                yield text == null ? null : JsonText.storable(text);
            }
            default -> event.text(field);
        };
    }

    private static @Nullable String json(@Nullable String envelope) {
        return envelope == null ? null : JsonText.print(parsed(envelope));
    }

    private static JsonNode parsed(String envelope) {
        try {
            return Json.parse(envelope);
        } catch (InvalidJson impossible) {
            throw new IllegalStateException("printed by us and no JSON", impossible);
        }
    }

    private Outcome<SideRow> bad(ParsingError error, String payload) {
        return new Outcome.Bad<>(new BadRow.LoaderParsingError(processor, error.toJson(), payload));
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
