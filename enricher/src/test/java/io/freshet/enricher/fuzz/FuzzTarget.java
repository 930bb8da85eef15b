package io.freshet.enricher.fuzz;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which part of the input is made up. */
public enum FuzzTarget {
    /** The bytes of a record of raw good. */
    THRIFT(EventClaims.SHARED::check, Seeds::records),

    /** Path and query string of a GET. */
    QUERY(request(RequestText::query), Seeds::queries),

    /** Path, content type, query string and body of a POST. */
    BODY(request(RequestText::body), Seeds::bodies),

    /** Query string, address and headers of a GET. */
    HEADERS(request(RequestText::headers), Seeds::headers),

    /** Page, referrer, user agent, cookies and headers of a visit, read by enrichments. */
    VISIT(text -> VisitClaims.check(RequestText.visit(utf8(text))), Seeds::visits),

    /** A schema, and data to check against it. */
    SCHEMA(text -> SchemaClaims.check(utf8(text)), Seeds::schemas);

    private final Consumer<byte[]> claims;
    private final Seeds.Source seeds;

    FuzzTarget(Consumer<byte[]> claims, Seeds.Source seeds) {
        this.claims = claims;
        this.seeds = seeds;
    }

    /** The target of this name, in whatever case. */
    static FuzzTarget named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** How it is written in commands and folders. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Runs one input.
     *
     * @throws AssertionError when something that must be true is not
     */
    void run(byte[] input) {
        claims.accept(input);
    }

    /** Inputs made of recorded cases. */
    Stream<byte[]> seeds() {
        return seeds.inputs();
    }

    private static Consumer<byte[]> request(Function<String, CollectorPayload> reader) {
        return text ->
                EventClaims.SHARED.check(CollectorPayloadCodec.encode(reader.apply(utf8(text))));
    }

    private static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }
}
