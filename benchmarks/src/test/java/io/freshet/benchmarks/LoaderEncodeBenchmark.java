package io.freshet.benchmarks;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.ddl.MetaColumn;
import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.iglu.ddl.SchemaColumns;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.loader.pg.row.Encoded;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.row.EventsTable;
import io.freshet.loader.pg.row.RowBatch;
import io.freshet.loader.pg.row.Shapes;
import io.freshet.loader.pg.row.TableShape;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flat JSON event to the rows of three tables, against a tree whose values are printed as COPY
 * text. A batch is 500 events.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class LoaderEncodeBenchmark {

    private static final int BATCH = 500;
    private static final List<SchemaColumn> WEB_PAGE = List.of(column("id", SqlType.UUID, "id"));
    private static final List<SchemaColumn> PRODUCT =
            List.of(
                    column("sku", SqlType.varchar(100), "sku"),
                    column("available", SqlType.BOOLEAN, "available"),
                    column("currency", SqlType.varchar(3), "currency"),
                    column("price", SqlType.DOUBLE, "price"),
                    column("quantity", SqlType.INTEGER, "quantity"),
                    column("rating.average", SqlType.DOUBLE, "rating", "average"),
                    column("rating.votes", SqlType.JSONB, "rating", "votes"),
                    column("tags", SqlType.JSONB, "tags"));

    private final byte[] json;
    private final String header;
    private final Shapes shapes = new ThreeTables();
    private final EventEncoder encoder =
            new EventEncoder(new EventReader(new Processor("benchmarks", "1.0.0")));
    private final JsonMapper mapper = new JsonMapper();

    /** The event as the events-processor writes it. */
    public LoaderEncodeBenchmark() {
        var event = ((EnrichedTsv.Decoded.Event) EnrichedTsv.decode(Samples.LINE)).event();
        json = EventJson.printBytes(event);
        header = IgluSchemasHeader.print(IgluSchemasHeader.schemas(event));
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public RowBatch freshet() {
        var batch = new RowBatch();
        for (int i = 0; i < BATCH; i++) {
            var encoded = encoder.encode(json, header, shapes, batch);
            if (!(encoded instanceof Encoded.Rows rows) || rows.rows().size() != 3) {
                throw new IllegalStateException(String.valueOf(encoded));
            }
        }
        return batch;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public byte[][] baseline() {
        var events = new StringBuilder();
        var pages = new StringBuilder();
        var products = new StringBuilder();
        for (int i = 0; i < BATCH; i++) {
            var event = mapper.readTree(json);
            for (var column : shapes.events().target().columns()) {
                cell(event.path(column), events);
            }
            events.append('\n');
            var page = event.path("contexts_com_snowplowanalytics_snowplow_web_page_1");
            row(event, page.path(0), WEB_PAGE, "web_page", pages);
            row(event, event.path("contexts_com_acme_product_1").path(0), PRODUCT, "p", products);
        }
        return new byte[][] {bytes(events), bytes(pages), bytes(products)};
    }

    private static void row(
            JsonNode event,
            JsonNode data,
            List<SchemaColumn> columns,
            String name,
            StringBuilder out) {
        out.append("com.acme\t").append(name).append("\tjsonschema\t");
        cell(data.path("_schema_version"), out);
        cell(event.path("event_id"), out);
        cell(event.path("collector_tstamp"), out);
        for (var column : columns) {
            var value = data;
            for (var step : column.path()) {
                value = value.path(step);
            }
            cell(value, out);
        }
        out.append('\n');
    }

    private static void cell(JsonNode value, StringBuilder out) {
        if (value.isMissingNode() || value.isNull()) {
            out.append("\\N\t");
        } else {
            var text = value.isString() ? value.stringValue() : value.toString();
            out.append(text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"));
            out.append('\t');
        }
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static SchemaColumn column(String name, SqlType type, String... path) {
        return new SchemaColumn(name, type, true, List.of(path));
    }

    /** Tables as we make them. */
    private static final class ThreeTables implements Shapes {

        private final EventsShape events =
                EventsShape.of(
                        EventsTable.columns().stream()
                                .collect(Collectors.toMap(TableColumn::name, column -> column)));
        private final TableShape page = table("web_page_1", WEB_PAGE);
        private final TableShape product = table("product_1", PRODUCT);

        @Override
        public EventsShape events() {
            return events;
        }

        @Override
        public TableShape entity(SchemaKey schema) {
            return schema.name().equals("web_page") ? page : product;
        }

        private static TableShape table(String name, List<SchemaColumn> columns) {
            Map<String, TableColumn> all = new HashMap<>();
            for (var meta : MetaColumn.values()) {
                all.put(meta.column(), new TableColumn(meta.column(), meta.type(), true));
            }
            for (var column : columns) {
                all.put(column.name(), new TableColumn(column.name(), column.type(), true));
            }
            return TableShape.of(name, new SchemaColumns(columns), all);
        }
    }
}
