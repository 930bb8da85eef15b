package io.freshet.webapp.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopLevelTest {

    private final TopLevel reader = new TopLevel(List.of("a", "b", "id"));

    @Test
    void scalarsOfTheTopAreRead() {
        assertThat(read("{\"x\":{\"a\":\"no\"},\"a\":\"yes\",\"b\":12.50,\"id\":true}"))
                .containsExactly("yes", "12.50", "true");
    }

    @Test
    void whatIsNoScalarIsAbsent() {
        assertThat(read("{\"a\":null,\"b\":[1,\"]\"],\"id\":{\"b\":\"}\"}}"))
                .containsExactly(null, null, null);
    }

    @Test
    void escapesAreRead() {
        assertThat(read("{\"a\":\"say \\\"hi\\\"\",\"b\":\"\\u00e4\\n\", \"id\" : \"ü\\\\\" }"))
                .containsExactly("say \"hi\"", "ä\n", "ü\\");
    }

    @Test
    void anyBytesWillDo() {
        assertThat(read("")).containsExactly(null, null, null);
        assertThat(read("no JSON \"a\":")).hasSize(3);
        var random = new Random(3);
        var whole = "{\"a\":\"x\\\"y\",\"b\":[{\"id\":1}],\"id\":\"z\"}".getBytes(UTF_8);
        for (var i = 0; i < 20_000; i++) {
            var broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> reader.read(broken)).doesNotThrowAnyException();
        }
    }

    private String[] read(String json) {
        return reader.read(json.getBytes(UTF_8));
    }
}
