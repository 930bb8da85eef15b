package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker compose --profile NAME up} starts. */
class ComposeProfilesTest {

    private static final Set<String> ALWAYS = Set.of("kafka", "topics", "postgres", "kafka-ui");

    static Set<String> services() {
        return ComposeFileTest.services();
    }

    @Test
    void theDefaultRunsTheComponentsApart() {
        assertThat(Repository.text(".env")).contains("\nCOMPOSE_PROFILES=apart\n");
        assertThat(in("apart"))
                .containsAll(ALWAYS)
                .containsAll(components())
                .hasSize(ALWAYS.size() + components().size());
    }

    @Test
    void allInOneRunsThemInOneProcess() {
        assertThat(in("all-in-one"))
                .containsAll(ALWAYS)
                .contains("all-in-one")
                .hasSize(ALWAYS.size() + 1);
    }

    @Test
    void theOthersAddToTheDefault() {
        assertThat(in("observe")).containsAll(in("apart")).contains("prometheus", "grafana");
        assertThat(in("s3")).containsAll(in("apart")).contains("s3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apart", "all-in-one", "observe", "s3"})
    void noTwoServicesWantOnePort(String profile) {
        var ports = new ArrayList<String>();
        for (var service : in(profile)) {
            for (var port : ComposeFileTest.service(service).at("ports").texts()) {
                ports.add(port.split(":")[1]);
            }
        }
        assertThat(ports).doesNotHaveDuplicates().contains("80", "5432", "8080", "9021");
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatAServiceWaitsForRunsWhereverItRuns(String service) {
        ComposeFileTest.service(service)
                .at("depends_on")
                .map()
                .forEach(
                        (other, dependency) -> {
                            if (!Boolean.FALSE.equals(dependency.at("required").value())) {
                                assertThat(profiles(other))
                                        .as(other)
                                        .containsAll(profiles(service));
                            }
                        });
    }

    @Test
    void theStoreKnowsTheKeysThatTheEnricherHas() {
        for (var service : List.of("enricher", "all-in-one")) {
            var variables = ComposeFileTest.service(service).at("environment");
            assertThat(Repository.text("config/compose/s3.json"))
                    .contains('"' + variables.at("AWS_ACCESS_KEY_ID").text() + '"')
                    .contains('"' + variables.at("AWS_SECRET_ACCESS_KEY").text() + '"');
            assertThat(variables.at("AWS_ENDPOINT_URL_S3").text()).isEqualTo("http://s3:8333");
        }
    }

    private static Set<String> in(String profile) {
        return services().stream()
                .filter(service -> profiles(service).contains(profile))
                .collect(Collectors.toSet());
    }

    private static List<String> profiles(String service) {
        var profiles = ComposeFileTest.service(service).at("profiles").texts();
        assertThat(profiles).as(service).isNotEmpty();
        return profiles;
    }

    private static List<String> components() {
        return List.of(Component.values()).stream().map(Component::command).toList();
    }
}
