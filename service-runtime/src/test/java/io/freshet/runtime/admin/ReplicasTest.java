package io.freshet.runtime.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    private static final URI NAME = URI.create("http://enricher:8000");

    @Test
    void aNameOfSeveralPodsIsAsManyAddresses() throws Exception {
        assertThat(Replicas.of(NAME, address("10.0.0.9"), address("10.0.0.2")))
                .containsExactly(
                        URI.create("http://10.0.0.2:8000"), URI.create("http://10.0.0.9:8000"));
    }

    @Test
    void aNameOfOneStaysItself() throws Exception {
        assertThat(Replicas.of(NAME, address("10.0.0.9"))).containsExactly(NAME);
        assertThat(Replicas.of(NAME, address("10.0.0.9"), address("fd00::9")))
                .as("two families of addresses of one pod")
                .containsExactly(NAME);
        assertThat(Replicas.of(NAME, address("127.0.0.1"), address("127.0.1.1")))
                .as("this machine")
                .containsExactly(NAME);
    }

    @Test
    void addressesOfTheNewFamilyAreWrittenAsUrlsWantThem() throws Exception {
        assertThat(Replicas.of(NAME, address("fd00::9"), address("fd00::a")).get(0).toString())
                .isEqualTo("http://[fd00:0:0:0:0:0:0:9]:8000");
    }

    @Test
    void whatNobodyKnowsIsAskedAsItIs() {
        var unknown = URI.create("http://no-such-host.invalid:8000");

        assertThat(Replicas.of(unknown)).containsExactly(unknown);
    }

    @Test
    void countsAddUpAndTheGroupsLagDoesNot() {
        var one =
                Scrape.parse(
                        "events_total{stage=\"a\"} 3\nfreshet_lag_records{partition=\"0\"} 7\n");
        var other =
                Scrape.parse(
                        "events_total{stage=\"a\"} 4\nevents_total{stage=\"b\"} 1\n"
                                + "freshet_lag_records{partition=\"0\"} 5\n");

        var both = Replicas.together(List.of(one, other));

        assertThat(both.sum("events_total")).hasValue(8);
        assertThat(both.sum("freshet_lag_records")).hasValue(7);
        assertThat(both.samples()).hasSize(3);
    }

    private static InetAddress address(String number) throws Exception {
        return InetAddress.getByName(number);
    }
}
