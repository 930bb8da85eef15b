package io.freshet.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.runtime.config.ConfigSource;
import org.junit.jupiter.api.Test;

class EnricherInputsTest {

    private static final String DEEP =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1","data":[
            {"schema":"iglu:com.acme/a/jsonschema/1-0-0","data":%s1%s}]}"""
                    .formatted("[".repeat(20), "]".repeat(20));

    @Test
    void theShippedSchemasObeyTheDepthThatIsConfigured() throws InvalidJson {
        assertThat(check(40)).isInstanceOf(Check.Valid.class);
        assertThat(check(20))
                .isInstanceOfSatisfying(
                        Check.Invalid.class,
                        refused ->
                                assertThat(Json.print(refused.error()))
                                        .contains("Maximum allowed JSON depth exceeded"));
    }

    private static Check check(int maxJsonDepth) throws InvalidJson {
        var source =
                ConfigSource.defaults(EnricherConfig.NAME)
                        .with("maxJsonDepth", maxJsonDepth, "this test");
        var settings = EnricherConfig.load(source).config().igluSettings();
        var data = SelfDescribing.parse(Json.parse(DEEP)).value().orElseThrow();
        return EnricherInputs.iglu(null, settings).check(data);
    }
}
