package io.freshet.iglu.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.Registry.Distance;
import io.freshet.iglu.registry.RegistryError;
import io.freshet.iglu.resolver.Resolution.Failed;
import io.freshet.iglu.resolver.Resolution.Found;
import io.freshet.iglu.server.SetClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ResolverTest {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");
    private static final JsonNode OLD = JsonNodeFactory.instance.objectNode().put("title", "old");
    private static final JsonNode NEW = JsonNodeFactory.instance.objectNode().put("title", "new");

    private final SetClock clock = new SetClock();

    @Test
    void aChangedFileCountsWithinASecondAlsoWithoutTtl() {
        var folder = new FakeRegistry(Distance.LOCAL, List.of(found(OLD), found(NEW)));
        folder.stamp = "before";
        var resolver = resolver(null, folder);

        var first = resolver.schema(KEY);
        folder.stamp = "after";
        var atOnce = resolver.schema(KEY);
        clock.advance(Duration.ofSeconds(1));
        var later = resolver.schema(KEY);

        assertThat(first).isEqualTo(new Found<>(OLD));
        assertThat(atOnce).isEqualTo(new Found<>(OLD));
        assertThat(later).isEqualTo(new Found<>(NEW));
    }

    @Test
    void aFileThatAppearsIsFoundAlsoWithoutTtl() {
        var folder = new FakeRegistry(Distance.LOCAL, List.of(Answer.notFound(), found(NEW)));
        folder.stamp = "absent";
        var resolver = resolver(null, folder);

        var first = resolver.schema(KEY);
        folder.stamp = "there";
        clock.advance(Duration.ofSeconds(1));
        var later = resolver.schema(KEY);

        assertThat(first).isInstanceOf(Failed.class);
        assertThat(later).isEqualTo(new Found<>(NEW));
    }

    @Test
    void anUnchangedFolderIsNotReadAgain() {
        var folder = new FakeRegistry(Distance.LOCAL, List.of(found(OLD)));
        folder.stamp = "same";
        var resolver = resolver(null, folder);

        for (var i = 0; i < 5; i++) {
            resolver.schema(KEY);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(folder.asked).hasSize(1);
    }

    @Test
    void aFloodOfUnknownNamesDoesNotPushOutWhatIsInUse() {
        var registry = new FakeRegistry(Distance.NETWORK, List.of(found(OLD), Answer.notFound()));
        var resolver = resolver(null, registry);
        resolver.schema(KEY);

        for (var i = 0; i < 100; i++) {
            resolver.schema(SchemaKey.of("iglu:com.acme/made_up_" + i + "/jsonschema/1-0-0"));
        }

        assertThat(resolver.schema(KEY)).isEqualTo(new Found<>(OLD));
        assertThat(registry.asked).hasSize(101);
    }

    @Test
    void onlyANetworkRegistryIsAskedAgainAfterAnError() {
        var broken = new Answer.Failed<JsonNode>(RegistryError.unreadable("no JSON"));
        var down = new Answer.Failed<JsonNode>(RegistryError.repoFailure("down"));
        var local = new FakeRegistry(Distance.LOCAL, List.of(broken));
        var remote = new FakeRegistry(Distance.NETWORK, List.of(down));
        var resolver =
                new Resolver(
                        List.of(local.named("local"), remote.named("remote")), 10, null, clock);

        for (var i = 0; i < 3; i++) {
            resolver.schema(KEY);
            clock.advance(Duration.ofMinutes(2));
        }

        assertThat(local.asked).hasSize(1);
        assertThat(remote.asked).hasSize(3);
    }

    @Test
    void aFailureIsUnreachableWhereOneRegistryIs() {
        var down = new Answer.Failed<JsonNode>(RegistryError.offline("Connection refused"));
        var resolver = resolver(null, new FakeRegistry(Distance.NETWORK, List.of(down)));
        var other = resolver(null, new FakeRegistry(Distance.NETWORK, List.of(Answer.notFound())));

        assertThat(((Failed<JsonNode>) resolver.schema(KEY)).isUnreachable()).isTrue();
        assertThat(((Failed<JsonNode>) other.schema(KEY)).isUnreachable()).isFalse();
    }

    @Test
    void aNewSchemaIsANewObjectAndAnOldOneTheSame() {
        var registry = new FakeRegistry(Distance.NETWORK, List.of(found(OLD), found(NEW)));
        var resolver = resolver(Duration.ofSeconds(10), registry);

        var first = value(resolver.schemaToCheck(KEY));
        var second = value(resolver.schemaToCheck(KEY));
        clock.advance(Duration.ofSeconds(11));
        var third = value(resolver.schemaToCheck(KEY));

        assertThat(second.schema()).isSameAs(first.schema());
        assertThat(third.schema()).isEqualTo(NEW);
    }

    @Test
    void countingStopsWhereARegistryIsDown() {
        var down = new Answer.Failed<JsonNode>(RegistryError.repoFailure("down"));
        var registry = new FakeRegistry(Distance.NETWORK, List.of(found(OLD), down));
        var wanted = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-1-0");

        var counted = resolver(null, registry).countUpTo(wanted);

        assertThat(counted)
                .isInstanceOfSatisfying(
                        CountedUp.Broken.class,
                        broken ->
                                assertThat(broken.at())
                                        .isEqualTo(
                                                SchemaKey.of(
                                                        "iglu:com.acme/thing/jsonschema/1-0-1")));
    }

    private Resolver resolver(Duration ttl, FakeRegistry registry) {
        return new Resolver(List.of(registry.named("one")), 10, ttl, clock);
    }

    private static Answer<JsonNode> found(JsonNode schema) {
        return new Answer.Found<>(schema);
    }

    private static ResolvedSchema value(Resolution<ResolvedSchema> resolution) {
        return ((Found<ResolvedSchema>) resolution).value();
    }
}
