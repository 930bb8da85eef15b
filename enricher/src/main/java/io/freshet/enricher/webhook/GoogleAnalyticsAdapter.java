package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.webhook.googleanalytics.Hits;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import io.freshet.event.payload.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The Google Analytics measurement protocol: one hit a line, each a form. The query string and the
 * content type are not looked at.
 */
final class GoogleAnalyticsAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.google.analytics/v1",
                    "googleAnalytics",
                    """
                    page_view = iglu:com.google.analytics.measurement-protocol/page_view/jsonschema/1-0-0
                    screen_view = iglu:com.google.analytics.measurement-protocol/screen_view/jsonschema/1-0-0
                    event = iglu:com.google.analytics.measurement-protocol/event/jsonschema/1-0-0
                    transaction = iglu:com.google.analytics.measurement-protocol/transaction/jsonschema/1-0-0
                    item = iglu:com.google.analytics.measurement-protocol/item/jsonschema/1-0-0
                    social = iglu:com.google.analytics.measurement-protocol/social/jsonschema/1-0-0
                    exception = iglu:com.google.analytics.measurement-protocol/exception/jsonschema/1-0-0
                    timing = iglu:com.google.analytics.measurement-protocol/timing/jsonschema/1-0-0
                    undocumented = iglu:com.google.analytics/undocumented/jsonschema/1-0-0
                    private = iglu:com.google.analytics/private/jsonschema/1-0-0
                    general = iglu:com.google.analytics.measurement-protocol/general/jsonschema/1-0-0
                    user = iglu:com.google.analytics.measurement-protocol/user/jsonschema/1-0-0
                    session = iglu:com.google.analytics.measurement-protocol/session/jsonschema/1-0-0
                    traffic_source = iglu:com.google.analytics.measurement-protocol/traffic_source/jsonschema/1-0-0
                    system_info = iglu:com.google.analytics.measurement-protocol/system_info/jsonschema/1-0-0
                    link = iglu:com.google.analytics.measurement-protocol/link/jsonschema/1-0-0
                    app = iglu:com.google.analytics.measurement-protocol/app/jsonschema/1-0-0
                    product_action = iglu:com.google.analytics.measurement-protocol/product_action/jsonschema/1-0-0
                    content_experiment = iglu:com.google.analytics.measurement-protocol/content_experiment/jsonschema/1-0-0
                    hit = iglu:com.google.analytics.measurement-protocol/hit/jsonschema/1-0-0
                    promotion_action = iglu:com.google.analytics.measurement-protocol/promotion_action/jsonschema/1-0-0
                    product = iglu:com.google.analytics.measurement-protocol/product/jsonschema/1-0-0
                    product_custom_dimension = iglu:com.google.analytics.measurement-protocol/product_custom_dimension/jsonschema/1-0-0
                    product_custom_metric = iglu:com.google.analytics.measurement-protocol/product_custom_metric/jsonschema/1-0-0
                    product_impression_list = iglu:com.google.analytics.measurement-protocol/product_impression_list/jsonschema/1-0-0
                    product_impression = iglu:com.google.analytics.measurement-protocol/product_impression/jsonschema/1-0-0
                    product_impression_custom_dimension = iglu:com.google.analytics.measurement-protocol/product_impression_custom_dimension/jsonschema/1-0-0
                    product_impression_custom_metric = iglu:com.google.analytics.measurement-protocol/product_impression_custom_metric/jsonschema/1-0-0
                    promotion = iglu:com.google.analytics.measurement-protocol/promotion/jsonschema/1-0-0
                    custom_dimension = iglu:com.google.analytics.measurement-protocol/custom_dimension/jsonschema/1-0-0
                    custom_metric = iglu:com.google.analytics.measurement-protocol/custom_metric/jsonschema/1-0-0
                    content_group = iglu:com.google.analytics.measurement-protocol/content_group/jsonschema/1-0-0
                    """,
                    GoogleAnalyticsAdapter::new);

    private static final Sender SENDER =
            new Sender("com.google.analytics.measurement-protocol-v1", "srv");
    private static final SchemaKey CONTEXTS =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1");

    /** Snowplow: a form feed ends a line, too; a carriage return alone does not. */
    private static final Pattern END_OF_LINE = Pattern.compile("\r?\n|\f");

    private static final String TYPE = "t";

    private final Hits hits;
    private final EventTypes types;

    private GoogleAnalyticsAdapter(EventSchemas schemas) {
        hits = new Hits(schemas::get);
        types = new EventTypes(hits.types());
    }

    @Override
    public Adapted toRawEvents(Request request) {
        var body = request.payload().body();
        return body == null || body.isEmpty()
                ? Adapted.refused(new Failure.Unexpected("body", null, "empty body"))
                : Found.all(lines(body).stream().map(line -> toRawEvent(request, line)).toList());
    }

    /** What stands behind the last end of line is a line only if it is something. */
    private static List<String> lines(String body) {
        var lines = new ArrayList<>(List.of(END_OF_LINE.split(body, -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private Found<RawEvent> toRawEvent(Request request, String line) {
        return Form.parse(line)
                .then(
                        hit -> {
                            var type = hit.get(TYPE);
                            return type == null
                                    ? Found.nothing(
                                            new Failure.Unexpected(
                                                    "body",
                                                    line,
                                                    "no t parameter provided: cannot determine hit"
                                                            + " type"))
                                    : toRawEvent(request, hit, type);
                        });
    }

    private Found<RawEvent> toRawEvent(
            Request request, Map<String, @Nullable String> hit, String type) {
        var failures = new ArrayList<Failure>();
        if (types.schema(type).orNote(failures) == null) {
            failures.add(new Failure.Unexpected(TYPE, type, "no matching hit type"));
        }
        var entities = hits.entities(hit, type, failures);
        if (!failures.isEmpty()) {
            return new Found.Nothing<>(failures);
        }
        return hits.event(hit, type, failures)
                .map(event -> Found.value(event(request, hit, type, event, entities)))
                .orElseGet(() -> new Found.Nothing<>(failures));
    }

    private static RawEvent event(
            Request request,
            Map<String, @Nullable String> hit,
            String type,
            SelfDescribing event,
            List<SelfDescribing> entities) {
        var parameters = SENDER.parameters(Map.of(), event);
        parameters.putAll(Hits.trackerParameters(hit, type));
        if (!entities.isEmpty()) {
            var data = JsonNodeFactory.instance.arrayNode();
            entities.forEach(entity -> data.add(entity.toJson()));
            parameters.put("co", Json.print(new SelfDescribing(CONTEXTS, data).toJson()));
        }
        return request.event(parameters);
    }
}
