package io.freshet.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.send.Sample.End;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.IgluClients;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleTest {

    private final IgluClient shipped = IgluClients.shipped();
    private final List<Sample> three = Sample.three(1_763_700_000_000L);

    @Test
    void twoHaveToBecomeRowsAndOneABadRow() {
        assertThat(three).extracting(Sample::end).containsExactly(End.ROW, End.ROW, End.BAD_ROW);
        assertThat(three).extracting(Sample::eventId).doesNotHaveDuplicates();
    }

    @Test
    void allArePayloadsThatTheCollectorsSchemaKnows() {
        assertThat(three)
                .allSatisfy(
                        sample ->
                                assertThat(shipped.check(selfDescribing(json(sample.body()))))
                                        .isInstanceOf(Check.Valid.class));
    }

    @Test
    void theEventOfItsOwnSchemaFitsItAndTheBrokenOneDoesNot() {
        assertThat(shipped.check(click(three.get(1)))).isInstanceOf(Check.Valid.class);
        assertThat(shipped.check(click(three.get(2)))).isInstanceOf(Check.Invalid.class);
    }

    private static SelfDescribing click(Sample sample) {
        var encoded = json(sample.body()).path("data").path(0).path("ue_px").asString("");
        var envelope = json(new String(Base64.getUrlDecoder().decode(encoded), UTF_8));
        return selfDescribing(envelope.path("data"));
    }

    private static SelfDescribing selfDescribing(JsonNode json) {
        return SelfDescribing.parse(json).value().orElseThrow();
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
