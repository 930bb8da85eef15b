package io.freshet.sdk;

import cats.data.Validated;

import com.snowplowanalytics.snowplow.analytics.scalasdk.Data;
import com.snowplowanalytics.snowplow.analytics.scalasdk.Event$;
import com.snowplowanalytics.snowplow.analytics.scalasdk.ParsingError;
import com.snowplowanalytics.snowplow.analytics.scalasdk.ParsingError$;

import scala.collection.immutable.Map$;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** The reference's library, as far as it is compared, in words of Java. */
final class ReferenceSdk {

    private ReferenceSdk() {}

    /**
     * What the reference makes of a line.
     *
     * @param error the error's JSON; empty where there is an event
     * @param flat the flat JSON
     * @param lossless the lossless JSON
     * @param line the line anew
     * @param inventory column and schema URI of each item
     */
    record Answer(String error, String flat, String lossless, String line, Set<String> inventory) {}

    /** Reads a line as text. */
    static Answer parse(String line) {
        return answer(Event$.MODULE$.parse(line));
    }

    /** Reads a line as bytes. */
    static Answer parseBytes(String line) {
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        return answer(Event$.MODULE$.parseBytes(bytes));
    }

    /** Reads a line and cuts the text of one column. */
    static Answer parseCut(String line, String column, int max) {
        var limits = Map$.MODULE$.<String, Object>empty().updated(column, max);
        return answer(Event$.MODULE$.parser(limits).parse(line));
    }

    private static Answer answer(
            Validated<ParsingError, com.snowplowanalytics.snowplow.analytics.scalasdk.Event>
                    result) {
        return result.fold(ReferenceSdk::bad, ReferenceSdk::good);
    }

    private static Answer bad(ParsingError error) {
        var encoder = ParsingError$.MODULE$.analyticsSdkParsingErrorCirceEncoder();
        return new Answer(encoder.apply(error).noSpaces(), "", "", "", Set.of());
    }

    private static Answer good(com.snowplowanalytics.snowplow.analytics.scalasdk.Event event) {
        return new Answer(
                "",
                event.toJson(true).noSpaces(),
                event.toJson(false).noSpaces(),
                event.toTsv(),
                inventory(event));
    }

    private static Set<String> inventory(
            com.snowplowanalytics.snowplow.analytics.scalasdk.Event event) {
        var items = new TreeSet<String>();
        var each = event.inventory().iterator();
        while (each.hasNext()) {
            Data.ShreddedType item = each.next();
            items.add(item.shredProperty().name() + " " + item.schemaKey().toSchemaUri());
        }
        return items;
    }
}
