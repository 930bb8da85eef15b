package io.freshet.iglu.registry;

import static io.freshet.iglu.server.ScriptedServer.Reply.cutOff;
import static io.freshet.iglu.server.ScriptedServer.Reply.of;
import static io.freshet.iglu.server.ScriptedServer.Reply.stalled;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.registry.RegistryError.Kind;
import io.freshet.iglu.server.ScriptedServer;
import io.freshet.iglu.server.ScriptedServer.Reply;
import io.freshet.iglu.server.ScriptedServer.Seen;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpRegistryTest {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");
    private static final String PATH = "/schemas/com.acme/thing/jsonschema/1-0-0";

    private final List<Duration> pauses = new ArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void startServer() {
        server = ScriptedServer.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    301, CLIENT_FAILURE, Unexpected response: words, false
                    400, CLIENT_FAILURE, Unexpected response code: 400, false
                    403, CLIENT_FAILURE, Unexpected response code: 403, false
                    404, NOT_FOUND, '', false
                    408, CLIENT_FAILURE, Unexpected response code: 408, true
                    429, CLIENT_FAILURE, Unexpected response code: 429, true
                    500, REPO_FAILURE, Unexpected server response: words, true
                    503, REPO_FAILURE, Unexpected server response: words, true
                    """)
    void tellsWhatAStatusMeans(int status, Kind kind, String message, boolean isUnreachable) {
        server.script(PATH, of(status, "words"));

        var error = error(registry(HttpRetry.NONE).schema(KEY));

        assertThat(error).isEqualTo(new RegistryError(kind, message, isUnreachable));
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void sendsTheKeyOnlyWhereThereIsOne() {
        server.script(PATH, of(200, "{}"));

        registry(HttpRetry.NONE).schema(KEY);
        new HttpRegistry(server.uri(), "secret", settings(HttpRetry.NONE), Pause.SLEEPING)
                .schema(KEY);

        assertThat(server.seen()).containsExactly(new Seen(PATH, null), new Seen(PATH, "secret"));
    }

    @Test
    void asksAgainWhileTheServerIsDownAndWaitsLongerEachTime() {
        server.script(PATH, of(500, ""), of(503, ""), cutOff(), of(200, "{\"type\":\"object\"}"));

        var answer = registry(HttpRetry.DEFAULT).schema(KEY);

        assertThat(answer).isInstanceOf(Answer.Found.class);
        assertThat(server.seen()).hasSize(4);
        assertThat(pauses)
                .hasSize(3)
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 501, 505})
    void doesNotAskAgainWhereThatWouldNotHelp(int status) {
        server.script(PATH, of(status, ""));

        registry(HttpRetry.DEFAULT).schema(KEY);

        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void aRegistryThatIsKnownToBeDownIsAskedOnceForEachLookUp() {
        server.script(PATH, of(503, ""), of(503, ""), of(503, ""), of(200, "{}"), of(503, ""));
        var registry = registry(new HttpRetry(1, Duration.ZERO, Duration.ofSeconds(15)));

        registry.schema(KEY);
        var afterTheFirst = server.seen().size();
        registry.schema(KEY);
        var afterTheSecond = server.seen().size();
        registry.schema(KEY);
        registry.schema(KEY);

        assertThat(afterTheFirst).isEqualTo(2);
        assertThat(afterTheSecond).isEqualTo(3);
        assertThat(server.seen()).as("it was up in between").hasSize(6);
    }

    @Test
    void stopsWhenTheWaitIsInterrupted() {
        server.script(PATH, of(500, ""));

        new HttpRegistry(server.uri(), null, settings(HttpRetry.DEFAULT), time -> false)
                .schema(KEY);

        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void endsWaitingForABodyThatNeverComes() {
        var end = new CountDownLatch(1);
        server.script(PATH, stalled(end));
        var impatient =
                new HttpSettings(
                        Duration.ofSeconds(3), Duration.ofMillis(200), 1 << 20, HttpRetry.NONE);

        var error =
                error(new HttpRegistry(server.uri(), null, impatient, Pause.SLEEPING).schema(KEY));

        assertThat(error).isEqualTo(RegistryError.offline("request timed out"));
        end.countDown();
    }

    @Test
    void aRegistryThatKeepsSilentIsLeftAloneForAWhile() {
        var end = new CountDownLatch(1);
        server.script(PATH, stalled(end));
        var registry =
                new HttpRegistry(
                        server.uri(),
                        null,
                        new HttpSettings(
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(1),
                                1 << 20,
                                HttpRetry.NONE),
                        Pause.SLEEPING);

        var errors = List.of(error(registry.schema(KEY)), error(registry.schema(KEY)));

        assertThat(errors).containsOnly(RegistryError.offline("request timed out"));
        assertThat(server.seen()).hasSize(1);
        end.countDown();
    }

    @Test
    void refusesAnswersThatAreTooLong() {
        server.script(PATH, of(200, "\"" + "x".repeat(2_000) + "\""));
        var small =
                new HttpSettings(
                        Duration.ofSeconds(3), Duration.ofSeconds(10), 1_000, HttpRetry.DEFAULT);

        var error = error(new HttpRegistry(server.uri(), null, small, Pause.SLEEPING).schema(KEY));

        assertThat(error)
                .isEqualTo(RegistryError.clientFailure("answer is longer than 1000 bytes"));
        assertThat(server.seen()).as("asking again would not shorten it").hasSize(1);
    }

    @Test
    void cutsLongServerTexts() {
        server.script(PATH, of(500, "x".repeat(10_000)));

        var error = error(registry(HttpRetry.NONE).schema(KEY));

        assertThat(error.message()).hasSizeLessThan(4_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void neverLeavesItsPath(String vendor) {
        var answer = registry(HttpRetry.NONE).schema(SchemaKey.of("iglu:" + vendor + "/a/b/1-0-0"));

        assertThat(error(answer)).isEqualTo(RegistryError.NOT_FOUND);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void tellsAConnectionThatIsRefused() {
        server.close();

        var error = error(registry(HttpRetry.NONE).schema(KEY));

        assertThat(error).isEqualTo(RegistryError.offline("Connection refused"));
    }

    @Test
    void givesUpAnInterruptedRequestAndKeepsTheInterrupt() {
        var end = new CountDownLatch(1);
        server.script(PATH, Reply.after(end, of(200, "{}")));
        Thread.currentThread().interrupt();

        var error = error(registry(HttpRetry.DEFAULT).schema(KEY));

        assertThat(error).isEqualTo(RegistryError.offline("interrupted"));
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
    }

    @Test
    void dropsOneSlashAtTheEndOfTheUri() {
        server.script("/api" + PATH, of(200, "{}"));
        var uri = URI.create(server.uri() + "/api/");

        var answer =
                new HttpRegistry(uri, null, settings(HttpRetry.NONE), Pause.SLEEPING).schema(KEY);

        assertThat(answer).isInstanceOf(Answer.Found.class);
    }

    private HttpRegistry registry(HttpRetry retry) {
        return new HttpRegistry(
                server.uri(),
                null,
                settings(retry),
                time -> {
                    pauses.add(time);
                    return true;
                });
    }

    private static HttpSettings settings(HttpRetry retry) {
        return HttpSettings.DEFAULT.withRetry(retry);
    }

    private static RegistryError error(Answer<JsonNode> answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed<JsonNode>) answer).error();
    }
}
