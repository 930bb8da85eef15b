package io.freshet.enricher.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Processor PROCESSOR = new Processor("test", "1.0.0");
    private static final RequestReader READER = new RequestReader(PROCESSOR, () -> NOW, false);

    @Test
    void readsARequest() {
        var outcomes = READER.read(bytes(payload("/com.acme/v1", "a=1&b", null)));

        var request = good(outcomes);
        assertThat(request.api()).isEqualTo(new Api("com.acme", "v1"));
        assertThat(request.querystring()).hasSize(2);
        assertThat(request.event(Map.of()).timestamp())
                .isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
    }

    @Test
    void makesTheNetworkUserIdCanonical() {
        var outcomes =
                READER.read(bytes(payload("/i", "e=pv", "A1B2C3D4-E5F6-4A7B-8C9D-0E1F2A3B4C5D")));

        assertThat(good(outcomes).payload().networkUserId())
                .isEqualTo("a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d");
    }

    @Test
    void tellsEachThingThatIsWrongInARowOfItsOwn() {
        var record = bytes(payload("/x/y/z", "a=|", "zzz"));

        var rows = READER.read(record).stream().map(RequestReaderTest::violation).toList();

        assertThat(rows)
                .extracting(row -> ((Failure.Unexpected) row.message()).field())
                .containsExactly("querystring", "path", "networkUserId");
        assertThat(rows)
                .allSatisfy(
                        row -> {
                            assertThat(row.timestamp()).isEqualTo(NOW);
                            assertThat(Base64.getDecoder().decode(row.payload())).isEqualTo(record);
                        });
    }

    @Test
    void triesBase64OnlyWhenToldTo() {
        var base64 = Base64.getEncoder().encode(bytes(payload("/i", "e=pv", null)));

        assertThat(READER.read(base64))
                .allMatch(outcome -> outcome instanceof Outcome.Bad<Request>);
        assertThat(good(new RequestReader(PROCESSOR, () -> NOW, true).read(base64)).api())
                .isEqualTo(Api.TRACKER_GET);
    }

    @Test
    void base64MayHaveLineBreaksAndLackPadding() {
        var record = bytes(payload("/i", "e=pv&aid=12", null));
        var mime = Base64.getMimeEncoder().withoutPadding().encode(record);

        assertThat(good(new RequestReader(PROCESSOR, () -> NOW, true).read(mime)).api())
                .isEqualTo(Api.TRACKER_GET);
    }

    @Test
    void messageQuotesTheQueryStringWithoutControlCharacters() {
        var row = violation(READER.read(bytes(payload("/i", "a=\t\u0001|", null))).get(0));

        var message = (Failure.Unexpected) row.message();
        assertThat(message.value()).isEqualTo("a=\t\u0001|");
        assertThat(message.expectation())
                .isEqualTo(
                        "could not extract name-value pairs from querystring with encoding UTF-8:"
                                + " Illegal character in query at index 20:"
                                + " http://localhost/?a=    |");
    }

    @Test
    void anyBytesGiveAnOutcome() {
        var random = new Random(7);
        var whole = bytes(payload("/i", "e=pv", null));
        for (int i = 0; i < 5_000; i++) {
            var bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            assertThat(READER.read(bytes)).isNotEmpty();
        }
    }

    private static CollectorPayload payload(String path, String querystring, String userId) {
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                "203.0.113.9",
                1_700_000_000_123L,
                StandardCharsets.UTF_8.name(),
                "test-collector",
                "Agent/1",
                null,
                path,
                querystring,
                null,
                List.of("Host: x.example"),
                null,
                "x.example",
                userId);
    }

    private static byte[] bytes(CollectorPayload payload) {
        return CollectorPayloadCodec.encode(payload);
    }

    private static Request good(List<Outcome<Request>> outcomes) {
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0)
                .fold(
                        request -> request,
                        row -> {
                            throw new AssertionError("bad row " + row);
                        });
    }

    private static BadRow.CollectorPayloadFormatViolation violation(Outcome<Request> outcome) {
        return outcome.fold(
                request -> {
                    throw new AssertionError("no bad row");
                },
                row -> (BadRow.CollectorPayloadFormatViolation) row);
    }
}
