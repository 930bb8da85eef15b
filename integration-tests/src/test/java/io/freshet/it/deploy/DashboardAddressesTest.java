package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The dashboard finds the admin ports of all pods, and no policy stands between. */
class DashboardAddressesTest {

    private static final String KEY = "dashboard.components.";

    @Test
    void manifestsNameTheServiceOfEachComponentsPods() {
        check(Manifests::of);
    }

    @Test
    void theChartNamesTheServiceOfEachComponentsPods() {
        check(component -> Chart.of(Chart.asItComes(), component));
    }

    @Test
    void theChartNamesOnlyWhatIsSwitchedOn() {
        var few =
                Chart.shipped()
                        .render(
                                Chart.shipped().folder().resolve("values.yaml"),
                                Map.of("webapp.enabled", "true", "collector.enabled", "false"));

        assertThat(addresses(Chart.of(few, Component.WEBAPP)))
                .containsOnlyKeys("enricher", "events-processor", "loader-pg", "webapp");
    }

    private static void check(Function<Component, Manifests> deployed) {
        var addresses = addresses(deployed.apply(Component.WEBAPP));
        assertThat(addresses).hasSize(Component.values().length);
        for (var component : Component.values()) {
            var address = addresses.get(component.command());
            assertThat(address).as(component.command()).hasPort(8000);
            if (component == Component.WEBAPP) {
                assertThat(address).hasHost("localhost");
            } else {
                reaches(address, deployed.apply(component));
            }
        }
        assertThat(deployed.apply(Component.WEBAPP).all("NetworkPolicy"))
                .flatExtracting(policy -> policy.at("spec", "egress").list())
                .as("what the dashboard may reach")
                .anyMatch(rule -> rule.toString().contains("8000"));
    }

    private static void reaches(URI address, Manifests component) {
        assertThat(component.all("Service"))
                .as("the service that %s names", address)
                .filteredOn(one -> one.at("metadata", "name").text().equals(address.getHost()))
                .singleElement()
                .satisfies(
                        service -> {
                            var spec = service.at("spec");
                            assertThat(spec.at("clusterIP").text()).isEqualTo("None");
                            assertThat(spec.at("publishNotReadyAddresses").text())
                                    .isEqualTo("true");
                        });
        assertThat(component.all("NetworkPolicy"))
                .flatExtracting(policy -> policy.at("spec", "ingress").list())
                .as("who may reach %s", address)
                .anyMatch(
                        rule ->
                                rule.at("from").toString().contains("webapp")
                                        && rule.at("ports").toString().contains("admin"));
    }

    private static Map<String, URI> addresses(Manifests webapp) {
        var addresses = new TreeMap<String, URI>();
        webapp.settings(Component.WEBAPP)
                .forEach(
                        (key, value) -> {
                            if (key.startsWith(KEY)) {
                                addresses.put(key.substring(KEY.length()), URI.create(value));
                            }
                        });
        return addresses;
    }
}
