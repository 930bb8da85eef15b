package io.freshet.collector.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Makes what no honest client sends; the same for the same seed. */
final class HostileRequests {

    private static final String HOST = "Host: c.test\r\n";
    private static final String POST = "POST /a/b HTTP/1.1\r\n" + HOST;

    private static final List<String> GOOD =
            List.of(
                    "GET /i?e=pv&u=%20 HTTP/1.1\r\nHost: c.test\r\nCookie: sp=a; b=c\r\n\r\n",
                    "GET /r/tp2?u=https%3A%2F%2Fa.test HTTP/1.0\r\nHost: c.test\r\n\r\n",
                    POST
                            + "Content-Type: text/plain; charset=utf-8\r\n"
                            + "Content-Length: 5\r\n\r\nhello",
                    POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                    POST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}",
                    "OPTIONS * HTTP/1.1\r\nHost: c.test\r\nOrigin: https://a.test\r\n\r\n",
                    "GET http://c.test/health HTTP/1.1\r\nHost: c.test\r\n\r\n");

    private static final List<String> CHUNKS =
            List.of(
                    "FFFFFFFFFFFFFFFF\r\nx",
                    "7FFFFFFF\r\nx",
                    "-1\r\nx\r\n0\r\n\r\n",
                    "0x5\r\nhello\r\n0\r\n\r\n",
                    "5;a=b;c=\"d\"\r\nhello\r\n0\r\n\r\n",
                    "5;" + "e".repeat(100_000) + "\r\nhello\r\n0\r\n\r\n",
                    "5\r\nhello!!!\r\n0\r\n\r\n",
                    "5\nhello\n0\n\n",
                    "\r\n\r\n",
                    "5\r\nhello\r\n0\r\nTrailer: " + "t".repeat(100_000) + "\r\n\r\n",
                    "1\r\na\r\n".repeat(3000) + "0\r\n\r\n",
                    "3");

    private static final List<String> LENGTHS =
            List.of(
                    "Content-Length: -1\r\n",
                    "Content-Length: 5, 5\r\n",
                    "Content-Length: 5\r\nContent-Length: 6\r\n",
                    "Content-Length: 5\r\nContent-Length: 5\r\n",
                    "Content-Length: 99999999999999999999\r\n",
                    "Content-Length: 2147483648\r\n",
                    "Content-Length: +5\r\n",
                    "Content-Length: 0x5\r\n",
                    "Content-Length:\r\n",
                    "Content-Length : 5\r\n",
                    "Content-Length: 3\r\n",
                    "Content-Length: 500\r\n",
                    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                    "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                    "Transfer-Encoding: chunked, identity\r\n",
                    "Transfer-Encoding: xchunked\r\n",
                    "Transfer-Encoding: gzip, chunked\r\n",
                    "Transfer-Encoding\t: chunked\r\n",
                    "Transfer-Encoding: \u000bchunked\r\n",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");

    private static final List<String> PREFACES =
            List.of(
                    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
                    "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
                    "\r\n".repeat(5000),
                    " ".repeat(5000),
                    "\0".repeat(5000),
                    "CONNECT c.test:443 HTTP/1.1\r\nHost: c.test\r\n\r\n",
                    "GET / HTTP/9.9\r\n\r\n",
                    "HELO c.test\r\n",
                    "GET /i\r\n\r\n");

    private final Random random;
    private final List<Function<HostileRequests, String>> kinds =
            List.of(
                    HostileRequests::mutated,
                    HostileRequests::target,
                    HostileRequests::header,
                    HostileRequests::flood,
                    HostileRequests::half,
                    HostileRequests::length,
                    HostileRequests::chunks,
                    HostileRequests::compressed,
                    HostileRequests::preface,
                    HostileRequests::noise,
                    HostileRequests::pipelined);

    HostileRequests(long seed) {
        this.random = new Random(seed);
    }

    byte[] next() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String text() {
        return one(kinds).apply(this);
    }

    private String mutated() {
        var bytes = one(GOOD).toCharArray();
        for (var i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = anyByte();
        }
        return new String(bytes);
    }

    private String target() {
        var target = new StringBuilder("/");
        for (var i = random.nextInt(40); i >= 0; i--) {
            target.append(
                    switch (random.nextInt(5)) {
                        case 0 -> "%" + anyByte() + anyByte();
                        case 1 -> "%";
                        case 2 -> "/../";
                        case 3 -> String.valueOf(anyByte());
                        default -> "a?b=%C3%28&";
                    });
        }
        return "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private String header() {
        var line = noise(60).replace("\n", "");
        return "GET /i HTTP/1.1\r\n" + HOST + line + ": " + noise(60) + "\r\n\r\n";
    }

    private String flood() {
        return switch (random.nextInt(4)) {
            case 0 -> "GET /i HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(200_000) + "\r\n\r\n";
            case 1 -> "GET /i HTTP/1.1\r\n" + HOST + "x".repeat(200_000) + ": x\r\n\r\n";
            case 2 -> "GET /i HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(30_000) + "\r\n";
            default -> "GET /" + "x".repeat(200_000) + " HTTP/1.1\r\n" + HOST + "\r\n";
        };
    }

    private String half() {
        var whole = one(GOOD);
        return whole.substring(0, random.nextInt(whole.length()));
    }

    private String length() {
        return POST + one(LENGTHS) + "\r\nhello" + (random.nextBoolean() ? one(GOOD) : "");
    }

    private String chunks() {
        return POST + "Transfer-Encoding: chunked\r\n\r\n" + one(CHUNKS);
    }

    private String compressed() {
        var coding = one(List.of("gzip", "zstd", "deflate", "br", "gzip, gzip"));
        var magic = one(List.of("\u001f\u008b\b", "(\u00b5/\u00fd", "x\u009c", ""));
        var body = magic + noise(300);
        return POST
                + "Content-Encoding: "
                + coding
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private String preface() {
        return one(PREFACES);
    }

    private String noise() {
        return noise(2000);
    }

    private String pipelined() {
        var text = new StringBuilder();
        for (var i = random.nextInt(5); i >= 0; i--) {
            text.append(random.nextBoolean() ? one(GOOD) : mutated());
        }
        return text.toString();
    }

    private String noise(int most) {
        var text = new StringBuilder();
        for (var i = random.nextInt(most); i >= 0; i--) {
            text.append(anyByte());
        }
        return text.toString();
    }

    private char anyByte() {
        return (char) random.nextInt(256);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
