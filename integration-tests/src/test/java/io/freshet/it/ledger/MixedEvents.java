package io.freshet.it.ledger;

import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mix of what trackers send, the same for the same seed: page views, pings, structured and
 * self-describing events with and without entities, in GETs and in POSTs of one to twenty; one in
 * seven is broken, in nine ways.
 */
final class MixedEvents {

    private static final String TP2 = "/com.snowplowanalytics.snowplow/tp2";
    private static final String PAYLOAD_DATA =
            "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";
    private static final String WEB_PAGE =
            "iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0";
    private static final String CLICK = "iglu:com.example_company/mouse_click/jsonschema/1-0-0";
    private static final String PRODUCT = "iglu:com.example_company/product/jsonschema/1-0-0";
    private static final int LARGEST_POST = 20;
    private static final int OVERSIZE = 1_200_000;

    private final Random random;

    private MixedEvents(long seed) {
        this.random = new Random(seed);
    }

    /** Requests that hold exactly this many events. */
    static List<SentRequest> generate(long seed, int events) {
        var mix = new MixedEvents(seed);
        var requests = new ArrayList<SentRequest>();
        requests.add(mix.tooLarge());
        var left = events - 1;
        while (left > 0) {
            var request = mix.next(left);
            requests.add(request);
            left -= request.events();
        }
        return requests;
    }

    private SentRequest next(int left) {
        return switch (random.nextInt(12)) {
            case 0 -> noJson();
            case 1 -> nobodysPath();
            case 2 -> notTheEnvelope();
            case 3, 4, 5, 6 -> get(event());
            default -> post(Math.min(left, 1 + random.nextInt(LARGEST_POST)));
        };
    }

    private SentRequest get(TrackerEvent event) {
        return SentRequest.get(
                "/i?" + event.toQuery(),
                event.isGood() ? List.of(event.id()) : List.of(),
                event.isGood() ? List.of() : List.of(event.id()));
    }

    private SentRequest post(int count) {
        var good = new ArrayList<String>();
        var bad = new ArrayList<String>();
        var payload = JsonNodeFactory.instance.objectNode().put("schema", PAYLOAD_DATA);
        var data = payload.putArray("data");
        for (var i = 0; i < count; i++) {
            var event = event();
            data.add(event.toJson());
            (event.isGood() ? good : bad).add(event.id());
        }
        return SentRequest.post(TP2, Json.print(payload), good, bad);
    }

    private TrackerEvent event() {
        return random.nextInt(8) == 0 ? brokenEvent() : goodEvent();
    }

    private TrackerEvent goodEvent() {
        return switch (random.nextInt(6)) {
            case 0 -> pageView();
            case 1 -> pageView().withEntity(WEB_PAGE, object().put("id", id()));
            case 2 ->
                    TrackerEvent.of(id(), "pp")
                            .with("url", "https://shop.example.com/tea")
                            .with("pp_miy", "0")
                            .with("pp_may", Integer.toString(random.nextInt(5000)));
            case 3 ->
                    TrackerEvent.of(id(), "se")
                            .with("se_ca", "shop")
                            .with("se_ac", "add-to-basket \u2615")
                            .with("se_va", Double.toString(random.nextInt(10_000) / 100.0));
            case 4 -> click(object().put("x", random.nextInt(2000)).put("y", 17.5));
            default ->
                    click(object().put("x", 1).put("y", 2))
                            .withEntity(PRODUCT, object().put("sku", "tea-1").put("name", "Green"));
        };
    }

    private TrackerEvent brokenEvent() {
        var broken =
                switch (random.nextInt(6)) {
                    case 0 -> click(object().put("x", "far left").put("y", 2));
                    case 1 ->
                            TrackerEvent.of(id(), "ue")
                                    .withData(
                                            "iglu:com.example_company/nothing/jsonschema/1-0-0",
                                            object().put("x", 1));
                    case 2 -> TrackerEvent.of(id(), "ue").with("ue_px", "bm90IGpzb24");
                    case 3 -> pageView().withEntity(WEB_PAGE, object());
                    case 4 -> TrackerEvent.of(id(), "se").with("se_va", "a lot");
                    default -> pageView().with("e", "xx");
                };
        return broken.bad();
    }

    private TrackerEvent pageView() {
        return TrackerEvent.of(id(), "pv")
                .with("url", "https://shop.example.com/tea?p=" + random.nextInt(100))
                .with("page", "Tea");
    }

    private TrackerEvent click(ObjectNode data) {
        return TrackerEvent.of(id(), "ue").withData(CLICK, data);
    }

    private SentRequest tooLarge() {
        var event = pageView().with("page", "x".repeat(OVERSIZE));
        var payload = JsonNodeFactory.instance.objectNode().put("schema", PAYLOAD_DATA);
        payload.putArray("data").add(event.toJson());
        return SentRequest.post(TP2, Json.print(payload), List.of(), List.of(event.id()));
    }

    private SentRequest noJson() {
        var id = id();
        return SentRequest.post(TP2, "this is no JSON, " + id, List.of(), List.of(id));
    }

    private SentRequest nobodysPath() {
        var id = id();
        return SentRequest.get("/com.example.nobody/v9?eid=" + id, List.of(), List.of(id));
    }

    private SentRequest notTheEnvelope() {
        var id = id();
        var payload = JsonNodeFactory.instance.objectNode().put("schema", PAYLOAD_DATA);
        payload.putArray("data").addObject().put("eid", id).put("no_such_parameter", "1");
        return SentRequest.post(TP2, Json.print(payload), List.of(), List.of(id));
    }

    private ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
