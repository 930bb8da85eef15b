package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubernetesConfigsTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void isReadByItsComponentAndHasNoKeyWithoutEffect(Component component) {
        assertThat(Manifests.of(component).load(component).ignored()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void answersTheProbesThatAskFromOutsideThePod(Component component) {
        var manifests = Manifests.of(component);

        PodAssertions.answersItsProbes(manifests, component);
    }

    @ParameterizedTest
    @EnumSource(
            value = Component.class,
            names = {"ENRICHER", "EVENTS_PROCESSOR", "LOADER_PG"})
    void joinsItsGroupUnderThePodsName(Component component) {
        PodAssertions.joinsItsGroupUnderThePodsName(Manifests.of(component), component);
    }

    @ParameterizedTest
    @EnumSource(
            value = Component.class,
            names = {"COLLECTOR"})
    void spoolsWithinItsClaim(Component collector) {
        PodAssertions.spoolsWithinItsClaim(Manifests.of(collector), collector);
    }
}
