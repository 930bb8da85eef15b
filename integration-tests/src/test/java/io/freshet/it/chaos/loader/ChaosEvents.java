package io.freshet.it.chaos.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The events of a run, each made from its number: a page view with one page and none to two items.
 * The schema of items grows in the course of the run, in a way that no column can follow: a text
 * becomes longer, a property is added, a number becomes a text.
 *
 * @param count how many there are
 */
record ChaosEvents(int count) {

    static final String TOPIC = "snowplow_json_event";
    static final String PAGES = "com_acme_page_1";
    static final String ITEMS = "com_acme_item_1";

    private static final String PAGE_SCHEMA =
            schema("page", "1-0-0", "\"id\":{\"type\":\"string\"}");

    private static final String[] ITEM_SCHEMAS = {
        item("1-0-0", 8, "\"integer\"", ""),
        item("1-0-1", 8, "\"integer\"", ",\"added\":{\"type\":\"integer\"}"),
        item("1-0-2", 40, "\"integer\"", ",\"added\":{\"type\":\"integer\"}"),
        item("1-0-3", 40, "[\"integer\",\"string\"]", ",\"added\":{\"type\":\"integer\"}")
    };

    /** Writes the schemas where a folder registry finds them. */
    static void writeSchemas(Path folder) throws IOException {
        write(folder.resolve("com.acme/page/jsonschema/1-0-0"), PAGE_SCHEMA);
        for (int i = 0; i < ITEM_SCHEMAS.length; i++) {
            write(folder.resolve("com.acme/item/jsonschema/1-0-" + i), ITEM_SCHEMAS[i]);
        }
    }

    /** How many items an event has. */
    static int items(int number) {
        return number % 3;
    }

    /** How many items the whole run has. */
    long allItems() {
        return IntStream.range(0, count).mapToLong(ChaosEvents::items).sum();
    }

    /** The sum of all prices, whether they were sent as numbers or as texts. */
    long allPrices() {
        return IntStream.range(0, count)
                .mapToLong(number -> (long) items(number) * price(number))
                .sum();
    }

    /** The event as a record. */
    ProducerRecord<byte[], byte[]> record(int number) {
        var version = (int) ((long) number * ITEM_SCHEMAS.length / count);
        var record =
                new ProducerRecord<byte[], byte[]>(
                        TOPIC,
                        Integer.toString(number).getBytes(StandardCharsets.UTF_8),
                        json(number, version).getBytes(StandardCharsets.UTF_8));
        var schemas =
                "iglu:com.acme/page/jsonschema/1-0-0"
                        + (items(number) > 0
                                ? ",iglu:com.acme/item/jsonschema/1-0-" + version
                                : "");
        record.headers()
                .add(new RecordHeader("iglu-schemas", schemas.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static String json(int number, int version) {
        var event = new StringBuilder(1024);
        event.append(
                String.format(
                        Locale.ROOT,
                        """
                        {"app_id":"shop","platform":"web","collector_tstamp":"2026-01-02T03:04:05.%03dZ",\
                        "event":"page_view","event_id":"%s","v_collector":"c","v_etl":"e",\
                        "page_url":"http://shop.example/%d","page_title":"Größe \\"%d\\"",\
                        "event_fingerprint":"f%d","contexts_com_acme_page_1":\
                        [{"_schema_version":"1-0-0","id":"p%d"}]""",
                        number % 1000,
                        id(number),
                        number,
                        number,
                        number,
                        number));
        if (items(number) > 0) {
            event.append(",\"contexts_com_acme_item_1\":[");
            for (int i = 0; i < items(number); i++) {
                event.append(i == 0 ? "" : ",").append(item(number, i, version));
            }
            event.append(']');
        }
        return event.append('}').toString();
    }

    private static String item(int number, int position, int version) {
        var price = version == 3 && number % 2 == 0 ? "\"" + price(number) + "\"" : price(number);
        var name = version < 2 ? "short" : "a name that is longer than before";
        var added = version < 1 ? "" : ",\"added\":" + number;
        return "{\"_schema_version\":\"1-0-%d\",\"position\":%d,\"name\":\"%s\",\"price\":%s%s}"
                .formatted(version, position, name, price, added);
    }

    private static int price(int number) {
        return number % 100;
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "c0ffee00-0000-4000-8000-%012x", number);
    }

    private static String item(String version, int longest, String price, String more) {
        return schema(
                "item",
                version,
                "\"position\":{\"type\":\"integer\",\"maximum\":100},\"name\":{\"type\":\"string\","
                        + "\"maxLength\":"
                        + longest
                        + "},\"price\":{\"type\":"
                        + price
                        + "}"
                        + more);
    }

    private static String schema(String name, String version, String properties) {
        return """
                {"$schema":"http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
                "self":{"vendor":"com.acme","name":"%s","format":"jsonschema","version":"%s"},
                "type":"object","properties":{%s}}"""
                .formatted(name, version, properties);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
