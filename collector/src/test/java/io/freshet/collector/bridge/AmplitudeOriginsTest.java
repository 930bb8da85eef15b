package io.freshet.collector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.Headers;
import io.freshet.collector.settings.CrossDomainSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmplitudeOriginsTest {

    private static final AmplitudeOrigins LISTED =
            new AmplitudeOrigins(
                    new CrossDomainSettings(true, List.of("*.Acme.test", "exact.test"), true));

    private static String allowOrigin(AmplitudeOrigins origins, String origin) {
        var headers = origins.headers(new Headers(List.of(new Header("Origin", origin))));
        return headers == null ? "refused" : headers.get(0).value();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.test, https://acme.test",
        "https://a.b.acme.test:8443, https://a.b.acme.test:8443",
        "HTTPS://A.Acme.Test, https://a.acme.test",
        "https://exact.test, https://exact.test",
        "https://sub.exact.test, https://sub.exact.test",
        "https://notacme.test, refused",
        "https://acme.test.evil.test, refused",
        "https://evil.test, refused",
        "https://acme.test https://evil.test, refused",
        "null https://evil.test, refused",
        "null, *",
        "no origin at all, *"
    })
    void theHostMustBeListedOrBelowWhatIsListed(String origin, String expected) {
        assertThat(allowOrigin(LISTED, origin)).isEqualTo(expected);
    }

    @Test
    void aRequestOfNoPageIsAllowed() {
        var headers = LISTED.headers(new Headers(List.of()));

        assertThat(headers).contains(new Header("Access-Control-Allow-Origin", "*"));
    }

    @Test
    void everyOriginIsAllowedWhereNoneIsListed() {
        var off = new CrossDomainSettings(false, List.of("acme.test"), true);
        var star = new CrossDomainSettings(true, List.of("acme.test", "*"), true);

        assertThat(allowOrigin(new AmplitudeOrigins(off), "https://any.test"))
                .isEqualTo("https://any.test");
        assertThat(allowOrigin(new AmplitudeOrigins(star), "https://any.test"))
                .isEqualTo("https://any.test");
    }
}
