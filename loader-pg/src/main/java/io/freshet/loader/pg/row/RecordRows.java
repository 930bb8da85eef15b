package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.loader.pg.cell.CopyBuffer;
import io.freshet.loader.pg.cell.JsonPrint;
import io.freshet.loader.pg.cell.RowCells;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads one record after another, in one pass, and writes their rows. One thread. */
final class RecordRows {

    private static final SqlType.Kind JSONB = SqlType.Kind.JSONB;
    private static final PropertyNameMatcher COLUMNS =
            PropertyTree.matcher(EventsTable.FIELDS.stream().map(AtomicField::column).toList());

    private final Findings findings = new Findings();
    private final RowCells cells = new RowCells();
    private final AtomicCells atomic = new AtomicCells(findings, cells);
    private final EntityRows entities = new EntityRows(findings);
    private final CopyBuffer others = new CopyBuffer();

    /** Keys of entities that the record has had. */
    private final List<String> keys = new ArrayList<>();

    /** Values of such keys that are still to be read, and where they begin. */
    private final List<Later> later = new ArrayList<>();

    private record Later(String key, int position) {}

    /**
     * Reads a record. Its rows are in the batch, whatever was found, and not taken.
     *
     * @return what was found; holds until the next record
     * @throws tools.jackson.core.JacksonException where the record is no JSON
     */
    Findings read(JsonSource source, EntityRows.Into into) {
        findings.clear();
        keys.clear();
        later.clear();
        others.truncate(0);
        cells.begin(into.shapes().events().target().columns().size());
        try (var parser = source.parser()) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                members(parser, source, into);
            }
            findings.isOther |=
                    !parser.hasToken(JsonToken.END_OBJECT) || parser.nextToken() != null;
        }
        atomic.end();
        if (findings.hasRoot()) {
            for (var one : later) {
                var value = source.from(one.position());
                try (var parser = value.parser()) {
                    parser.nextToken();
                    entities.write(parser, value, one.key(), into);
                }
            }
        }
        end(into);
        return findings;
    }

    private void members(JsonParser parser, JsonSource source, EntityRows.Into into) {
        while (true) {
            int column = parser.nextNameMatch(COLUMNS);
            if (column == PropertyNameMatcher.MATCH_END_OBJECT) {
                return;
            }
            if (column >= 0) {
                parser.nextToken();
                atomic.value(parser, column, into.shapes().events());
            } else {
                var key = parser.currentName();
                parser.nextToken();
                if (EventEntity.isKey(key) && !parser.hasToken(JsonToken.VALUE_NULL)) {
                    entities(parser, source, key, into);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void entities(JsonParser parser, JsonSource source, String key, EntityRows.Into into) {
        findings.isOther |= keys.contains(key);
        keys.add(key);
        var wide = into.shapes().events().wide();
        boolean isLater = wide.style().hasColumns() || !findings.hasRoot();
        if (isLater && wide.style().hasTables()) {
            later.add(new Later(key, source.position(parser)));
        }
        if (wide.style().hasColumns()) {
            wide(parser, key, wide, into);
        } else if (isLater) {
            parser.skipChildren();
        } else {
            entities.write(parser, source, key, into);
        }
    }

    private void wide(JsonParser parser, String key, WideCells wide, EntityRows.Into into) {
        int cell = wide.cellOf(key);
        if (cell == WideCells.NONE) {
            findings.isDeferred |= !isEmptyArray(parser);
        } else if (cell == wide.others()) {
            other(parser, key);
        } else {
            var out = cells.open(cell);
            into.shapes().events().target().format().cells().beginJson(JSONB, out);
            int from = out.size();
            JsonPrint.value(parser, out, from);
            cells.close(cell);
            if (isEmptyArray(out, from)) {
                cells.setNull(cell);
            }
        }
    }

    private void other(JsonParser parser, String key) {
        int before = others.size();
        if (before == 0) {
            JsonPrint.beginObject(others, 0);
        }
        JsonPrint.name(key, others, 0);
        int from = others.size();
        JsonPrint.value(parser, others, 0);
        if (isEmptyArray(others, from)) {
            others.truncate(before);
        }
    }

    private static boolean isEmptyArray(CopyBuffer json, int from) {
        return json.size() == from + 2 && json.bytes()[from] == '[';
    }

    /** Goes to the end of the value, which without an entity needs no column. */
    private static boolean isEmptyArray(JsonParser parser) {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            parser.skipChildren();
            return false;
        }
        boolean isEmpty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            isEmpty = false;
        }
        return isEmpty;
    }

    private void end(EntityRows.Into into) {
        var shape = into.shapes().events();
        var form = shape.target().format().cells();
        if (others.size() > 0) {
            JsonPrint.endObject(others);
            var out = cells.open(shape.wide().others());
            form.beginJson(JSONB, out);
            out.append(others.bytes(), 0, others.size());
            cells.close(shape.wide().others());
        }
        form.row(cells, into.batch().begin(shape.target()));
        into.batch().end();
    }
}
