package io.freshet.loader.pg.row;

import io.freshet.iglu.ddl.MetaColumn;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.loader.pg.cell.Cast;
import io.freshet.loader.pg.cell.CastFailure;
import io.freshet.loader.pg.cell.CellForm;
import io.freshet.loader.pg.cell.CopyBuffer;
import io.freshet.loader.pg.cell.JsonPrint;
import io.freshet.loader.pg.cell.RowCells;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Writes the data of one entity after another as rows of their tables. */
final class EntityCells {

    private final RowCells cells = new RowCells();
    private final UnknownProperties unknown = new UnknownProperties();
    private final CopyBuffer scratch = new CopyBuffer();
    private final Findings findings;

    EntityCells(Findings findings) {
        this.findings = findings;
    }

    /**
     * Starts a row; the one before has ended.
     *
     * @param key the key that the entity stands under
     * @param index which of the entities of that key
     * @param fits whether the data is known to fit its schema
     */
    Row begin(EntityPlan plan, String key, int index, boolean fits) {
        var row = new Row(plan, key, index, fits);
        row.meta(Objects.requireNonNull(findings.id));
        return row;
    }

    /** The row of one entity. */
    final class Row {

        private final EntityPlan plan;
        private final CellForm form;
        private final String key;
        private final int index;
        private final boolean fits;

        private Row(EntityPlan plan, String key, int index, boolean fits) {
            this.plan = plan;
            this.form = plan.shape.target().format().cells();
            this.key = key;
            this.index = index;
            this.fits = fits;
            unknown.clear();
            cells.begin(plan.shape.target().columns().size());
        }

        private void meta(UUID id) {
            for (int i = 0; i < plan.schema.length; i++) {
                cells.open(i).append(plan.schema[i], 0, plan.schema[i].length);
                cells.close(i);
            }
            int idColumn = MetaColumn.ROOT_ID.ordinal();
            form.uuid(
                    id.getMostSignificantBits(),
                    id.getLeastSignificantBits(),
                    cells.open(idColumn));
            cells.close(idColumn);
            int timeColumn = MetaColumn.ROOT_TSTAMP.ordinal();
            form.timestamp(findings.micros, cells.open(timeColumn));
            cells.close(timeColumn);
        }

        /**
         * Reads the data that the parser stands on.
         *
         * @param ignored a member of the JSON form that is not the entity's own, or null
         */
        void value(JsonParser parser, @Nullable String ignored) {
            if (parser.hasToken(JsonToken.START_OBJECT)) {
                members(parser, plan.properties, ignored);
            } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
                unknown.whole(parser);
            }
        }

        /** Reads the members of an object that follow. */
        void members(JsonParser parser) {
            members(parser, plan.properties, null);
        }

        private void members(JsonParser parser, PropertyTree properties, @Nullable String ignored) {
            properties.begin();
            while (true) {
                int property = parser.nextNameMatch(properties.names());
                if (property == PropertyNameMatcher.MATCH_END_OBJECT) {
                    return;
                }
                var name = parser.currentName();
                boolean isNull = parser.nextToken() == JsonToken.VALUE_NULL;
                if (property >= 0) {
                    findings.isOther |= properties.isRepeated(property);
                    if (!isNull) {
                        property(parser, name, properties, property);
                    }
                } else if (name.equals(ignored)) {
                    parser.skipChildren();
                } else if (!isNull) {
                    unknown.add(name, parser);
                }
            }
        }

        private void property(
                JsonParser parser, String name, PropertyTree properties, int property) {
            int cell = properties.cell(property);
            var below = properties.below(property);
            boolean isObject = parser.hasToken(JsonToken.START_OBJECT);
            if (below == null || (!isObject && cell != PropertyTree.NONE)) {
                cell(parser, cell);
            } else if (!isObject) {
                unknown.add(name, parser);
            } else if (cell == PropertyTree.NONE) {
                membersOf(name, parser, below);
            } else {
                both(parser, name, cell, below);
            }
        }

        private void membersOf(String name, JsonParser parser, PropertyTree below) {
            unknown.enter(name);
            members(parser, below, null);
            unknown.leave();
        }

        /** One version has a column for the object and another one has some for its members. */
        private void both(JsonParser parser, String name, int cell, PropertyTree below) {
            scratch.truncate(0);
            JsonPrint.value(parser, scratch, 0);
            var object = JsonSource.of(scratch.textFrom(0));
            try (var whole = object.parser()) {
                whole.nextToken();
                cell(whole, cell);
            }
            try (var again = object.parser()) {
                again.nextToken();
                // all members are in the object's column, if it took it
                boolean before = unknown.isIgnored();
                unknown.ignore(before || cells.hasValue(EntityPlan.column(cell)));
                membersOf(name, again, below);
                unknown.ignore(before);
            }
        }

        private void cell(JsonParser parser, int number) {
            var property = plan.shape.cells().get(number);
            int column = EntityPlan.column(number);
            var out = cells.open(column);
            int from = out.size();
            var failure = Cast.writeExactly(parser, property.type(), form, out);
            if (failure == null) {
                cells.close(column);
                return;
            }
            cells.setNull(column);
            if (fits && property.side() != TableShape.NONE) {
                beside(parser, plan.shape.sideColumn(property.side()), from);
            } else {
                findings.misfit(key, index, column, failure);
                parser.skipChildren();
            }
        }

        /** A list or an object has been printed already where it is too long for a text. */
        private void beside(JsonParser parser, int column, int printedFrom) {
            var out = cells.open(column);
            int printedTo = out.size();
            form.beginJson(SqlType.Kind.JSONB, out);
            if (parser.currentToken().isStructEnd()) {
                out.append(out.bytes(), printedFrom, printedTo);
            } else {
                JsonPrint.value(parser, out, out.size());
            }
            cells.close(column);
        }

        /** Ends the row. */
        void end(RowBatch batch) {
            if (!unknown.isEmpty()) {
                keepUnknown();
            }
            for (int column : plan.required) {
                if (!cells.hasValue(column) && !findings.hasMisfit(key, index, column)) {
                    findings.misfit(key, index, column, CastFailure.Kind.ABSENCE);
                }
            }
            form.row(cells, batch.begin(plan.shape.target()));
            batch.end();
        }

        private void keepUnknown() {
            if (!plan.shape.hasUnknown()) {
                findings.misfit(key, index, Misfit.UNKNOWN, CastFailure.Kind.TYPE);
                return;
            }
            int column = plan.shape.target().columns().size() - 1;
            var out = cells.open(column);
            form.beginJson(SqlType.Kind.JSONB, out);
            unknown.writeTo(out);
            cells.close(column);
        }
    }
}
