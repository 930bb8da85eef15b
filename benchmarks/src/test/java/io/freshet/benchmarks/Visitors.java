package io.freshet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Page views of visitors of whom no two are alike in user agent, address, referrer and page, so
 * that what remembers its last answers has something to remember. Always the same ones.
 */
final class Visitors {

    private static final int COUNT = 200;

    private static final List<String> DESKTOPS =
            List.of(
                    "Windows NT 10.0; Win64; x64",
                    "Macintosh; Intel Mac OS X 10_15_7",
                    "X11; Linux x86_64");
    private static final List<String> PHONES =
            List.of("SM-S911B", "SM-A546B", "Pixel 8", "Pixel 7a", "M2101K6G", "CPH2581", "V2250");
    private static final List<String> ROBOTS =
            List.of(
                    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                    "curl/8.5.0");
    private static final List<String> REFERRERS =
            List.of(
                    "https://www.google.com/",
                    "https://www.google.de/search?q=red+shoes+%d",
                    "https://www.bing.com/search?q=shoes+%d",
                    "https://duckduckgo.com/?q=cheap%%20shoes%%20%d",
                    "https://www.facebook.com/",
                    "https://t.co/a%db",
                    "https://mail.google.com/mail/u/0/",
                    "https://chatgpt.com/",
                    "https://shop.acme.example/p/%d",
                    "https://news-%d.example.org/articles/shoes");

    private final Random random = new Random(2026);

    private Visitors() {}

    /** Their records of raw good. */
    static byte[][] records() {
        var visitors = new Visitors();
        return IntStream.range(0, COUNT)
                .mapToObj(visitors::payload)
                .map(CollectorPayloadCodec::encode)
                .toArray(byte[][]::new);
    }

    private CollectorPayload payload(int visitor) {
        var userAgent = userAgent(visitor);
        var id = new UUID(random.nextLong(), random.nextLong());
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                address(visitor),
                1_795_216_237_818L + visitor,
                "UTF-8",
                "freshet-0.1.0-kafka",
                userAgent,
                "https://shop.acme.example/",
                "/com.snowplowanalytics.snowplow/tp2",
                null,
                body(visitor, id),
                List.of(
                        "Host: collector.acme.example",
                        "User-Agent: " + userAgent,
                        "Accept: */*",
                        "Accept-Language: en-GB,en;q=0." + visitor % 10,
                        "Accept-Encoding: gzip, deflate, br, zstd",
                        "Origin: https://shop.acme.example",
                        "Cookie: sp=" + id + "; consent=all; theme=dark"),
                "application/json",
                "collector.acme.example",
                id.toString());
    }

    /** The page view that is measured alone, too, of another page, referrer and event. */
    private static String body(int visitor, UUID id) {
        var body = new String(SentEvent.PAGE_VIEW.body(), UTF_8);
        body = with(body, "url", page(visitor));
        body = with(body, "refr", referrer(visitor));
        body = with(body, "eid", id.toString());
        // The example of a script mends the spelling.
        body = with(body, "aid", "Shop");
        return body.replace("\"eid\"", "\"uid\":\"visitor-" + visitor + "\",\"eid\"");
    }

    private static String with(String body, String parameter, String value) {
        var member = "\"" + parameter + "\":\"";
        int start = body.indexOf(member) + member.length();
        return body.substring(0, start) + value + body.substring(body.indexOf('"', start));
    }

    /** Half of them desktops, a third phones, a few robots. */
    private static String userAgent(int visitor) {
        int version = 100 + visitor % 43;
        var desktop = DESKTOPS.get(visitor % DESKTOPS.size());
        switch (visitor % 10) {
            case 0, 1, 2:
                return chrome(desktop, version, "");
            case 3:
                return chrome(desktop, version, " Edg/" + version + ".0.0.0");
            case 4:
                return "Mozilla/5.0 (%s; rv:%2$d.0) Gecko/20100101 Firefox/%2$d.0"
                        .formatted(desktop, version);
            case 5:
                return "Mozilla/5.0 (%s) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%d.%d Safari/605.1.15"
                        .formatted(DESKTOPS.get(1), version % 4 + 14, visitor % 7);
            case 6, 7:
                var phone = PHONES.get(visitor % PHONES.size());
                return chrome("Linux; Android " + (version % 6 + 10) + "; " + phone, version, "")
                        .replace(" Safari", " Mobile Safari");
            case 8:
                return ("Mozilla/5.0 (iPhone; CPU iPhone OS %1$d_%2$d like Mac OS X) AppleWebKit/605.1.15"
                                + " (KHTML, like Gecko) Version/%1$d.%2$d Mobile/15E148 Safari/604.1")
                        .formatted(version % 4 + 14, visitor % 8);
            default:
                return ROBOTS.get(visitor / 10 % ROBOTS.size());
        }
    }

    private static String chrome(String system, int version, String end) {
        return "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36%s"
                .formatted(system, version, end);
    }

    /** Half of them in networks that MaxMind's test files know. */
    private String address(int visitor) {
        return switch (visitor % 8) {
            case 0 -> "81.2.69." + (142 + random.nextInt(50));
            case 1 -> "89.160.20." + (112 + random.nextInt(16));
            case 2 -> "216.160.83." + (56 + random.nextInt(8));
            case 3 -> "2001:218::" + Integer.toHexString(visitor);
            default ->
                    "%d.%d.%d.%d"
                            .formatted(
                                    1 + random.nextInt(223),
                                    random.nextInt(256),
                                    random.nextInt(256),
                                    1 + random.nextInt(254));
        };
    }

    private static String referrer(int visitor) {
        return REFERRERS.get(visitor % REFERRERS.size()).formatted(visitor);
    }

    /** Half of them tagged, one in eight reached from an app. */
    private static String page(int visitor) {
        var page = "https://shop.acme.example/p/" + visitor;
        return switch (visitor % 8) {
            case 0, 3 ->
                    page
                            + "?utm_source=letter-"
                            + visitor
                            + "&utm_medium=email&utm_campaign=spring";
            case 1 -> page + "?gclid=EAIaIQobChMI" + visitor;
            case 2 ->
                    page
                            + "?_sp="
                            + new UUID(7, visitor)
                            + ".1795216230000."
                            + new UUID(8, visitor)
                            + ".."
                            + "c2hvcA.mob."
                            + URLEncoder.encode("T3BlbiB0aGUgYXBw", UTF_8);
            default -> page;
        };
    }
}
