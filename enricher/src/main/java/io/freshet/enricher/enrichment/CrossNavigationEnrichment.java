package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.mapping.FieldParsers;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.enricher.mapping.Parsed;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attaches all that a link from another site or app tells about where the visitor came from: the
 * long form of the mark {@code _sp}, which trackers write as {@code
 * domainUserId.timestamp.sessionId.userId.sourceId.sourcePlatform.reason}, parts that are unknown
 * empty. {@link CrossDomainStep} reads the first two into fields, and tells what is wrong with
 * them.
 *
 * @param source signs failures
 */
public record CrossNavigationEnrichment(Failure.OfEnrichment.Source source) implements Enrichment {

    private static final SchemaKey NAVIGATION =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/cross_navigation/jsonschema/1-0-0");

    /** What follows user and time, in order. */
    private static final List<Part> PARTS =
            List.of(
                    new Part("session_id", FieldParsers::uuid),
                    new Part("user_id", CrossNavigationEnrichment::decoded),
                    new Part("source_id", CrossNavigationEnrichment::decoded),
                    new Part("source_platform", Parsed.Text::new),
                    new Part("reason", CrossNavigationEnrichment::decoded));

    /** Takes {@code cross_navigation_config} 1-0-*, which has no parameters. */
    static CrossNavigationEnrichment of(EnrichmentConfig config) {
        return new CrossNavigationEnrichment(config.source("cross-navigation"));
    }

    @Override
    public Addition enrich(DraftView event) {
        var mark = CrossDomainMark.parts(event);
        var user = mark.isEmpty() ? null : FieldText.clean(mark.get(0));
        var time = mark.size() < 2 ? null : time(mark.get(1));
        if (user == null || time == null) {
            return Addition.NONE;
        }
        var data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("domain_user_id", user)
                        .put("timestamp", time.replace(' ', 'T') + "Z");
        var failures = addParts(mark, data);
        return failures.isEmpty()
                ? Addition.contexts(List.of(new SelfDescribing(NAVIGATION, data)))
                : new Addition(List.of(), List.of(), failures);
    }

    private List<Failure.OfEnrichment> addParts(List<String> mark, ObjectNode data) {
        var failures = new ArrayList<Failure.OfEnrichment>();
        for (int i = 0; i < PARTS.size(); i++) {
            var name = PARTS.get(i).name();
            var text = i + 2 < mark.size() ? FieldText.clean(mark.get(i + 2)) : null;
            var parsed = text == null ? Parsed.NOTHING : PARTS.get(i).reading().apply(text);
            if (parsed instanceof Parsed.Misfit misfit) {
                var expectation = name + " is " + misfit.expectation();
                var failure = new Failure.Unexpected("_sp", text, expectation);
                failures.add(new Failure.OfEnrichment(source, failure));
            } else {
                data.put(name, ((Parsed.Text) parsed).text());
            }
        }
        return failures;
    }

    private static @Nullable String time(String millis) {
        return FieldParsers.timestamp(millis) instanceof Parsed.Text time ? time.text() : null;
    }

    private static Parsed decoded(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new Parsed.Misfit("not valid base64url");
        }
        return new Parsed.Text(FieldText.clean(text(bytes)));
    }

    /** Apps encode UTF-8; the browser tracker encodes what has one byte a character. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * One part of the mark.
     *
     * @param name of the member it becomes
     * @param reading of its text, which is not empty
     */
    private record Part(String name, Function<String, Parsed> reading) {}
}
