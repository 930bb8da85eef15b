package io.freshet.loader.pg.row;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.ddl.MetaColumn;
import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.iglu.ddl.SchemaColumns;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.loader.pg.TestEvents;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventRowsTest {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";
    private static final SchemaColumns COLUMNS =
            new SchemaColumns(
                    List.of(
                            new SchemaColumn("n", SqlType.INTEGER, false, List.of("n")),
                            new SchemaColumn("o.t", SqlType.varchar(3), true, List.of("o", "t"))));

    private final RowBatch batch = new RowBatch();
    private final EventsShape events =
            EventsShape.of(
                    EventsTable.columns().stream()
                            .collect(Collectors.toMap(TableColumn::name, column -> column)));

    @Test
    void anEventBecomesOneRowAndOneForEachEntity() {
        var written =
                write(
                        event(id(1))
                                .with("app_id", "\"shop\"")
                                .entity(T, "{\"n\":1,\"o\":{\"t\":\"a\\tb\"}}"),
                        false);

        assertThat(written.problems()).isEmpty();
        assertThat(written.rows()).hasSize(2);
        assertThat(text("t"))
                .isEqualTo(
                        "com.acme\tt\tjsonschema\t1-0-0\t"
                                + id(1)
                                + "\t2021-03-04 05:06:07.089\t1\ta\\tb\n");
        var cells = text("events").split("\t", -1);
        assertThat(cells).hasSize(128).startsWith("shop", "\\N", "\\N", "2021-03-04 05:06:07.089");
    }

    @Test
    void anEventWithAProblemLeavesNoTrace() {
        write(event(id(1)).entity(T, "{\"n\":1}"), false);
        var before = text("events") + text("t");

        var written =
                write(
                        event(id(2))
                                .entity(T, "{\"n\":1}")
                                .entity(T, "{\"n\":\"x\",\"o\":{\"t\":\"long\"}}"),
                        false);

        assertThat(written.rows()).isEmpty();
        assertThat(written.problems()).hasSize(2);
        assertThat(text("events") + text("t")).isEqualTo(before);
    }

    @Test
    void whatFitsTheSchemaGoesBesideTheColumnWhereThereIsRoom() {
        var written = write(event(id(1)).entity(T, "{\"n\":1,\"o\":{\"t\":\"long\"}}"), true);

        assertThat(written.problems()).isEmpty();
        assertThat(text("t")).endsWith("\t1\t\\N\t\"long\"\n");
    }

    @Test
    void aRequiredPropertyMustBeThere() {
        var written = write(event(id(1)).entity(T, "{}"), true);

        assertThat(written.problems())
                .singleElement()
                .isInstanceOfSatisfying(
                        RowProblem.Property.class,
                        problem ->
                                assertThat(problem.failure().message())
                                        .isEqualTo(
                                                "ERROR: null value in column \"n\" of relation"
                                                        + " \"t\" violates not-null constraint"));
    }

    @Test
    void aTextThatIsTooLongForItsColumnIsTold() {
        var written = write(event(id(1)).with("geo_country", "\"NLD\""), false);

        assertThat(written.problems())
                .singleElement()
                .isInstanceOfSatisfying(
                        RowProblem.AtomicTooLong.class,
                        problem ->
                                assertThat(problem.failure())
                                        .startsWith("ERROR: value too long for type character(2)")
                                        .contains("geo_country"));
    }

    private EventRows.Written write(TestEvents.Builder builder, boolean hasSide) {
        var read =
                new EventReader(new Processor("p", "1.0.0"))
                        .read(builder.bytes(), builder.header());
        var columns = new LinkedHashMap<String, TableColumn>();
        for (var meta : MetaColumn.values()) {
            columns.put(meta.column(), new TableColumn(meta.column(), meta.type(), true));
        }
        for (var column : COLUMNS.columns()) {
            columns.put(
                    column.name(),
                    new TableColumn(column.name(), column.type(), column.nullable()));
        }
        if (hasSide) {
            columns.put("o.t__jsonb", new TableColumn("o.t__jsonb", SqlType.JSONB, true));
        }
        var shape = TableShape.of("t", COLUMNS, Map.copyOf(columns));
        var rows = new EventRows(events, schema -> shape, batch);
        return rows.write(((Outcome.Good<JsonEvent>) read).value(), entity -> hasSide);
    }

    private String text(String table) {
        for (var buffer : batch.buffers().entrySet()) {
            if (buffer.getKey().table().equals(table)) {
                return new String(
                        buffer.getValue().bytes(),
                        0,
                        buffer.getValue().size(),
                        StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
