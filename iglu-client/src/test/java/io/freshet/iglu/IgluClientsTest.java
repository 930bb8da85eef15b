package io.freshet.iglu;

import static io.freshet.iglu.server.ScriptedServer.Reply.after;
import static io.freshet.iglu.server.ScriptedServer.Reply.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.IgluClient.Listing;
import io.freshet.iglu.IgluClient.Lookup;
import io.freshet.iglu.registry.HttpRetry;
import io.freshet.iglu.registry.HttpSettings;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import io.freshet.iglu.server.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class IgluClientsTest {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");
    private static final String PATH = "/schemas/com.acme/thing/jsonschema/1-0-0";
    private static final SelfDescribing DATA =
            new SelfDescribing(KEY, JsonNodeFactory.instance.objectNode());

    @Test
    void manyThreadsThatMissOneSchemaMakeOneRequest() throws Exception {
        var open = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(16);
        try (var server = ScriptedServer.start()) {
            server.script(PATH, after(open, of(200, "{\"type\":\"object\"}")));
            var client = client(server);
            var areHere = new CountDownLatch(16);
            var checks = new ArrayList<Future<Check>>();
            for (var i = 0; i < 16; i++) {
                checks.add(
                        threads.submit(
                                () -> {
                                    areHere.countDown();
                                    return client.check(DATA);
                                }));
            }
            assertThat(areHere.await(10, TimeUnit.SECONDS)).isTrue();
            open.countDown();

            for (var check : checks) {
                assertThat(check.get(20, TimeUnit.SECONDS)).isInstanceOf(Check.Valid.class);
            }
            assertThat(server.seen()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manyThreadsAgreeOnManyEvents() throws Exception {
        var client = IgluClients.shipped();
        var key = SchemaKey.of("iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1");
        var good = JsonNodeFactory.instance.objectNode().put("targetUrl", "https://example.com");
        var bad = JsonNodeFactory.instance.objectNode().put("targetUrl", 7);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var counts = new ArrayList<Future<Integer>>();
            for (var t = 0; t < 8; t++) {
                counts.add(
                        threads.submit(
                                () -> {
                                    var valid = 0;
                                    for (var i = 0; i < 2_000; i++) {
                                        var data = new SelfDescribing(key, i % 2 == 0 ? good : bad);
                                        valid += client.check(data) instanceof Check.Valid ? 1 : 0;
                                    }
                                    return valid;
                                }));
            }
            for (var count : counts) {
                assertThat(count.get(60, TimeUnit.SECONDS)).isEqualTo(1_000);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRegistryThatIsDownMakesErrorsThatMayPass() {
        try (var server = ScriptedServer.start()) {
            server.script("/schemas/" + ScriptedServer.ANY_PATH, of(503, "busy"));
            var client = client(server);

            assertThat(((Check.Invalid) client.check(DATA)).unreachable()).isTrue();
            assertThat(((Lookup.Missing) client.lookup(KEY)).unreachable()).isTrue();
            assertThat(((Listing.Missing) client.list("com.acme", "thing", 1)).unreachable())
                    .isTrue();
            assertThat(((Listing.Missing) client.listUpTo(KEY)).unreachable()).isTrue();
        }
    }

    @Test
    void aSchemaThatIsNowhereIsAnErrorThatStays() {
        try (var server = ScriptedServer.start()) {
            var client = client(server);

            assertThat(((Check.Invalid) client.check(DATA)).unreachable()).isFalse();
            assertThat(((Lookup.Missing) client.lookup(KEY)).unreachable()).isFalse();
            assertThat(((Listing.Missing) client.list("com.acme", "thing", 1)).unreachable())
                    .isFalse();
            assertThat(((Listing.Missing) client.listUpTo(KEY)).unreachable()).isFalse();
        }
    }

    @Test
    void lookUpGivesTheSchemaItselfAlsoWhereItHasASuccessor() {
        try (var server = ScriptedServer.start()) {
            server.script(PATH, of(200, "{\"$supersededBy\":\"1-0-1\"}"));
            var client = client(server);

            assertThat(client.lookup(KEY)).isInstanceOf(Lookup.Found.class);
            assertThat(client.check(DATA)).isInstanceOf(Check.Invalid.class);
        }
    }

    @Test
    void theShippedSetIsListed() {
        var listing = IgluClients.shipped().list("com.snowplowanalytics.snowplow", "link_click", 1);

        assertThat(((Listing.Found) listing).keys())
                .contains(
                        SchemaKey.of(
                                "iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1"));
    }

    @Test
    void aFolderIsUsedWhileItGrows(@TempDir Path folder) throws Exception {
        var client =
                IgluClients.create(
                        new ResolverConfig(
                                10,
                                null,
                                List.of(
                                        new Repository(
                                                "mine",
                                                0,
                                                List.of(),
                                                new Connection.Folder(folder)))));
        Files.createDirectories(folder.resolve("com.acme/thing/jsonschema"));
        Files.writeString(
                folder.resolve("com.acme/thing/jsonschema/1-0-0"), "{\"type\":\"object\"}");

        assertThat(client.check(DATA)).isInstanceOf(Check.Valid.class);
        assertThat(client.list("com.acme", "thing", 1)).isEqualTo(new Listing.Found(List.of(KEY)));
    }

    @Test
    void levelsAreLimitedToOneAtLeast() {
        assertThatThrownBy(() -> IgluSettings.DEFAULT.withMaxJsonDepth(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static IgluClient client(ScriptedServer server) {
        return IgluClients.create(
                new ResolverConfig(
                        10,
                        null,
                        List.of(
                                new Repository(
                                        "server",
                                        0,
                                        List.of(),
                                        new Connection.Http(server.uri(), null)))),
                IgluSettings.DEFAULT.withHttp(HttpSettings.DEFAULT.withRetry(HttpRetry.NONE)));
    }
}
