package io.freshet.webapp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.config.ConfigSource;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3"})
    void asksNobodyOnLoopback(String host) {
        assertThat(read(ConfigSource.defaults("webapp"), host).asksWho()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "shop.example"})
    void refusesAPublicAddressWithoutLogin(String host) {
        assertThatThrownBy(() -> read(ConfigSource.defaults("webapp"), host))
                .hasMessageContaining("F6015")
                .hasMessageContaining("dashboard.token");
    }

    @Test
    void takesAToken() {
        var source = ConfigSource.defaults("webapp").with("token", "0123456789abcdef", "test");

        assertThat(read(source, "0.0.0.0").asksWho()).isTrue();
        assertThat(read(source, "0.0.0.0").toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void refusesATokenThatCanBeGuessed() {
        var source = ConfigSource.defaults("webapp").with("token", "short", "test");

        assertThatThrownBy(() -> read(source, "0.0.0.0"))
                .hasMessageContaining("16 characters or more")
                .hasMessageNotContaining("F6015");
    }

    @Test
    void believesNoHeaderFromEverybody() {
        var source = ConfigSource.defaults("webapp").with("identityHeader", "X-User", "test");

        assertThatThrownBy(() -> read(source, "0.0.0.0")).hasMessageContaining("trustedProxies");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,   10.255.0.1, true",
        "10.0.0.0/8,   11.0.0.1,   false",
        "10.1.2.3,     10.1.2.3,   true",
        "10.1.2.3,     10.1.2.4,   false",
        "fd00::/9,     fd7f::1,    true",
        "fd00::/9,     fd80::1,    false",
        "0.0.0.0/0,    ::1,        false"
    })
    void knowsRangesOfAddresses(String range, String address, boolean inside) throws Exception {
        assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0", ""})
    void refusesWhatIsNoAddress(String text) {
        assertThat(AddressRange.isValid(text)).isFalse();
    }

    private static DashboardSettings read(ConfigSource source, String host) {
        return source.load(config -> DashboardSettings.read(config, host)).config();
    }
}
