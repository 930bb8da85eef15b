package io.freshet.enricher.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.enricher.request.Api;
import io.freshet.enricher.request.Requests;
import io.freshet.enricher.webhook.WebhookSchemas;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.outcome.Outcome;
import io.freshet.event.payload.RawEvent;
import io.freshet.iglu.IgluClients;
import io.freshet.vectors.TestData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AdaptersTest {

    private static final Pattern PATH_IN_TABLE = Pattern.compile("^\\| [^|]+ \\| `/([^`]+)` \\|");

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Processor PROCESSOR = new Processor("test", "1.0.0");

    private final Adapters adapters =
            new Adapters(
                    IgluClients.shipped(), PROCESSOR, () -> NOW, WebhookSchemas.USUAL, Map.of());

    @Test
    void trackerProtocolAndRedirectsAreUnderstood() {
        assertThat(adapters.apis())
                .contains(
                        Api.TRACKER_GET,
                        new Api("com.snowplowanalytics.snowplow", "tp2"),
                        new Api("r", "tp2"));
    }

    @Test
    void unknownApiIsAnAdapterFailure() {
        var row = bad(adapters.toRawEvents(Requests.of("/com.acme/v9", "a=1", null, null)));

        assertThat(row)
                .isEqualTo(
                        new BadRow.AdapterFailures(
                                PROCESSOR,
                                NOW,
                                "com.acme",
                                "v9",
                                List.of(
                                        new Failure.Unexpected(
                                                "vendor/version",
                                                "com.acme/v9",
                                                "vendor/version combination is not supported")),
                                Requests.of("/com.acme/v9", "a=1", null, null).view()));
    }

    @Test
    void failuresOfTrackersAreProtocolViolationsThoseOfThePixelAdapterFailures() {
        var post = Requests.of("/com.snowplowanalytics.snowplow/tp2", null, null, null);
        var pixel = Requests.of("/i", null, null, null);

        assertThat(bad(adapters.toRawEvents(post)))
                .isInstanceOf(BadRow.TrackerProtocolViolations.class);
        assertThat(bad(adapters.toRawEvents(pixel))).isInstanceOf(BadRow.AdapterFailures.class);
    }

    @Test
    void furtherAdaptersServeOtherPathsOnly() {
        var acme = new Api("com.acme", "v9");
        Adapter refuses =
                request -> Adapted.refused(new Failure.Unexpected("acme", null, "refused"));
        var more =
                new Adapters(
                        IgluClients.shipped(),
                        PROCESSOR,
                        () -> NOW,
                        WebhookSchemas.USUAL,
                        Map.of(acme, refuses, Api.TRACKER_GET, refuses));

        assertThat(bad(more.toRawEvents(Requests.of("/com.acme/v9", null, "x", null))))
                .isInstanceOfSatisfying(
                        BadRow.AdapterFailures.class,
                        row ->
                                assertThat(row.messages())
                                        .containsExactly(
                                                new Failure.Unexpected("acme", null, "refused")));
        assertThat(more.toRawEvents(Requests.of("/i", "e=pv", null, null)))
                .isInstanceOf(Outcome.Good.class);
    }

    @Test
    void thePageOfWebhooksNamesEveryPathAndNoOther() {
        var page = TestData.root().resolve("docs/how-to/connect-a-webhook.md");
        var paths =
                TestData.lines(page).stream()
                        .flatMap(line -> PATH_IN_TABLE.matcher(line).results())
                        .map(path -> path.group(1));
        var trackers = Set.of("com.snowplowanalytics.snowplow", "r");

        assertThat(paths)
                .containsExactlyInAnyOrderElementsOf(
                        adapters.apis().stream()
                                .filter(api -> !trackers.contains(api.vendor()))
                                .map(Api::toString)
                                .toList());
    }

    @Test
    void aWebhookUsesTheSchemaThatIsSet() {
        var own = SchemaKey.of("iglu:com.acme/call/jsonschema/1-0-0");
        var schemas = new WebhookSchemas(Map.of("callrail", Map.of("call_complete", own)));
        var set = new Adapters(IgluClients.shipped(), PROCESSOR, () -> NOW, schemas, Map.of());

        var parameters =
                set.toRawEvents(Requests.of("/com.callrail/v1", "a=1", null, null))
                        .fold(
                                events -> events.get(0).parameters(),
                                row -> {
                                    throw new AssertionError(row);
                                });
        assertThat(parameters.get("ue_pr")).contains(own.toUri());
    }

    private static BadRow bad(Outcome<List<RawEvent>> outcome) {
        return outcome.fold(
                events -> {
                    throw new AssertionError("no bad row");
                },
                row -> row);
    }
}
