package io.freshet.loader.pg.row;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.ddl.MetaColumn;
import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.iglu.ddl.SchemaColumns;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.SqlType.Kind;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.loader.pg.TestEvents;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are looked at as text: a column of a type without binary form makes them that. */
class EventEncoderTest {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";
    private static final String KEY = "contexts_com_acme_t_1";
    private static final SchemaColumns COLUMNS =
            new SchemaColumns(
                    List.of(
                            new SchemaColumn("n", SqlType.INTEGER, false, List.of("n")),
                            new SchemaColumn("o.t", SqlType.varchar(3), true, List.of("o", "t")),
                            new SchemaColumn("f", new SqlType(Kind.NUMERIC, 0), true, List.of("f")),
                            new SchemaColumn("o", SqlType.JSONB, true, List.of("o"))));

    private final EventReader reader = new EventReader(new Processor("p", "1.0.0"));
    private final EventEncoder encoder = new EventEncoder(reader);
    private final RowBatch batch = new RowBatch();
    private final Map<String, TableColumn> columns = new LinkedHashMap<>();

    EventEncoderTest() {
        for (var meta : MetaColumn.values()) {
            columns.put(meta.column(), new TableColumn(meta.column(), meta.type(), true));
        }
        for (var column : COLUMNS.columns()) {
            columns.put(
                    column.name(),
                    new TableColumn(column.name(), column.type(), column.nullable()));
        }
    }

    @Test
    void anEventBecomesOneRowAndOneForEachEntity() {
        var encoded =
                encode(
                        event(id(1))
                                .with("app_id", "\"shop\"")
                                .with("event_fingerprint", "\"print\"")
                                .entity(T, "{\"n\":1,\"f\":1.10,\"o\":{\"t\":\"a\\tb\"}}"));

        assertThat(encoded)
                .isInstanceOfSatisfying(
                        Encoded.Rows.class,
                        rows -> {
                            assertThat(rows.key())
                                    .isEqualTo(new EventKey(UUID.fromString(id(1)), "print"));
                            assertThat(rows.rows()).hasSize(2);
                        });
        assertThat(text("t")).isEqualTo(meta(1) + "1\ta\\tb\t1.10\t{\"t\":\"a\\\\tb\"}\n");
        assertThat(text("events").split("\t", -1))
                .hasSize(128)
                .startsWith("shop", "\\N", "\\N", "2021-03-04 05:06:07.089");
    }

    @Test
    void namesComeInAnyOrder() {
        var json =
                "{'"
                        + KEY
                        + "':[{'o':{'t':'x'},'n':1,'_schema_version':'1-0-0'}],'v_etl':'e',"
                        + "'collector_tstamp':'2021-03-04T05:06:07.089Z','event_id':'"
                        + id(1)
                        + "','v_collector':'c'}";

        var encoded = encode(json, T);

        assertThat(encoded).isInstanceOf(Encoded.Rows.class);
        assertThat(text("t")).isEqualTo(meta(1) + "1\tx\t\\N\t{\"t\":\"x\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'app_id':'first','app_id':'last'",
                "'app_id':null,'app_id':'last'",
                "'app_id':'last','contexts_com_acme_t_1':[],'contexts_com_acme_t_1':null",
                "'app_id':'last','\\ud800':1",
                "'app_id':'last','deep':" + DEEP,
                "'app_id':'last','number':1" + LONG,
            })
    void whatIsJsonToUsIsRead(String members) {
        var encoded = encode("{" + members + "," + REQUIRED + "}", T);

        assertThat(encoded).isInstanceOf(Encoded.Rows.class);
        assertThat(text("events")).startsWith("last\t");
    }

    private static final String DEEP =
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]";
    private static final String LONG =
            "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000";
    private static final String REQUIRED =
            "'event_id':'11111111-1111-4111-8111-000000000001',"
                    + "'collector_tstamp':'2021-03-04T05:06:07.089Z','v_etl':'e','v_collector':'c'";

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{} {}", "{'app_id':01}", "\uFEFF{}", "{'a':'\t'}", ""})
    void whatIsNoneIsUnreadable(String json) {
        assertThat(encode(json, T)).isInstanceOf(Encoded.Unreadable.class);
    }

    @Test
    void whatRepeatsInAnEntityIsReadOnce() {
        var json =
                "{"
                        + REQUIRED
                        + ",'"
                        + KEY
                        + "':[{'_schema_version':'1-0-0','n':1,'o':{'t':'a'},'n':2,'o':{'u':1}}]}";

        assertThat(encode(json, T)).isInstanceOf(Encoded.Rows.class);

        assertThat(text("t")).isEqualTo(meta(1) + "2\t\\N\t\\N\t{\"u\":1}\n");
    }

    @Test
    void anEventWithAProblemLeavesNoTrace() {
        encode(event(id(1)).entity(T, "{\"n\":1}"));
        var before = text("events") + text("t");

        var encoded =
                encode(
                        event(id(2))
                                .entity(T, "{\"n\":1}")
                                .entity(T, "{\"n\":\"x\",\"o\":{\"t\":\"long\"}}"));

        assertThat(encoded).isEqualTo(new Encoded.Deferred());
        assertThat(text("events") + text("t")).isEqualTo(before);
    }

    @Test
    void problemsAreToldInTheOrderOfColumns() {
        var encoded =
                encodeTree(
                        event(id(2))
                                .entity(T, "{\"n\":1}")
                                .entity(T, "{\"o\":{\"t\":\"long\"},\"f\":\"x\",\"n\":\"x\"}"),
                        false);

        assertThat(((Encoded.Unfit) encoded).problems())
                .extracting(problem -> ((RowProblem.Property) problem).failure().message())
                .containsExactly(
                        "Invalid type INTEGER for value Some(\"x\")",
                        "ERROR: value too long for type character varying(3)",
                        "Invalid type NUMERIC for value Some(\"x\")");
    }

    @Test
    void whatFitsTheSchemaGoesBesideTheColumnWhereThereIsRoom() {
        columns.put("o.t__jsonb", new TableColumn("o.t__jsonb", SqlType.JSONB, true));
        var event = event(id(1)).entity(T, "{\"n\":1,\"o\":{\"t\":[1,\"long\"]}}");

        assertThat(encode(event)).isEqualTo(new Encoded.Deferred());
        assertThat(encodeTree(event, true)).isInstanceOf(Encoded.Rows.class);

        assertThat(text("t")).endsWith("\t{\"t\":[1,\"long\"]}\t[1,\"long\"]\n");
    }

    @Test
    void whatNoVersionHasIsKeptWithItsNesting() {
        columns.remove("o");
        columns.put("o", new TableColumn("o", SqlType.varchar(1), true));
        columns.put("unknown__jsonb", new TableColumn("unknown__jsonb", SqlType.JSONB, true));

        encode(
                event(id(1))
                        .entity(
                                T,
                                "{\"n\":1,\"x\":1.0,\"y\":null,\"f\":2,\"z\":[{\"a\":\"\\u0000b\"}]}"));

        assertThat(text("t"))
                .isEqualTo(meta(1) + "1\t\\N\t2\t\\N\t{\"x\":1.0,\"z\":[{\"a\":\"b\"}]}\n");
    }

    @Test
    void whatNoVersionHasNeedsAColumn() {
        var encoded = encodeTree(event(id(1)).entity(T, "{\"n\":1,\"o\":{},\"x\":1}"), false);

        assertThat(((Encoded.Unfit) encoded).problems())
                .singleElement()
                .isInstanceOf(RowProblem.Unknown.class);
    }

    @Test
    void aRequiredPropertyMustBeThere() {
        var encoded = encodeTree(event(id(1)).entity(T, "{}"), true);

        assertThat(((Encoded.Unfit) encoded).problems())
                .extracting(problem -> ((RowProblem.Property) problem).failure().message())
                .containsExactly(
                        "ERROR: null value in column \"n\" of relation \"t\" violates not-null"
                                + " constraint");
    }

    @ParameterizedTest
    @CsvSource({"geo_country, character, 2", "app_id, character varying, 255"})
    void aTextThatIsTooLongForItsColumnIsTold(String column, String type, int length) {
        var fits = encodeTree(event(id(1)).with(column, letters(length)), false);
        var encoded = encodeTree(event(id(2)).with(column, letters(length + 1)), false);

        assertThat(fits).isInstanceOf(Encoded.Rows.class);
        assertThat(((Encoded.Unfit) encoded).problems())
                .singleElement()
                .isInstanceOfSatisfying(
                        RowProblem.AtomicTooLong.class,
                        problem ->
                                assertThat(problem.failure())
                                        .startsWith(
                                                "ERROR: value too long for type %s(%d)"
                                                        .formatted(type, length))
                                        .contains(column));
    }

    private static String letters(int count) {
        return '"' + "é".repeat(count) + '"';
    }

    @Test
    void anEntityWithoutATableIsDeferred() {
        var other = "iglu:com.acme/other/jsonschema/1-0-0";

        var encoded = encode(event(id(1)).entity(T, "{\"n\":1}").entity(other, "{}"));

        assertThat(encoded).isEqualTo(new Encoded.Deferred());
        assertThat(text("events") + text("t")).isEmpty();
    }

    private Encoded encode(TestEvents.Builder builder) {
        return encoder.encode(builder.bytes(), builder.header(), shapes(), batch);
    }

    private Encoded encode(String json, @Nullable String header) {
        var utf8 = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return encoder.encode(utf8, header, shapes(), batch);
    }

    private Encoded encodeTree(TestEvents.Builder builder, boolean fits) {
        var read = reader.read(builder.bytes(), builder.header());
        var event = ((Outcome.Good<JsonEvent>) read).value();
        return encoder.encode(event, entity -> fits, shapes(), batch);
    }

    private Shapes shapes() {
        var byName =
                new HashMap<>(
                        EventsTable.columns().stream()
                                .collect(Collectors.toMap(TableColumn::name, column -> column)));
        var numeric = new SqlType(Kind.NUMERIC, 0);
        byName.put("tr_total", new TableColumn("tr_total", numeric, true));
        var events = EventsShape.of(byName);
        var t = TableShape.of("t", COLUMNS, columns);
        return new Shapes() {
            @Override
            public EventsShape events() {
                return events;
            }

            @Override
            public @Nullable TableShape entity(SchemaKey schema) {
                return schema.name().equals("t") ? t : null;
            }
        };
    }

    private static String meta(int id) {
        return "com.acme\tt\tjsonschema\t1-0-0\t" + id(id) + "\t2021-03-04 05:06:07.089\t";
    }

    private String text(String table) {
        return batch.buffers().entrySet().stream()
                .filter(buffer -> buffer.getKey().table().equals(table))
                .map(buffer -> buffer.getValue().textFrom(0))
                .collect(Collectors.joining());
    }
}
