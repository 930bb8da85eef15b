package io.freshet.webapp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static final String TOKEN = "a-token-of-tests-only";

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final Login login = new Login(Optional.of(TOKEN), () -> now);

    @Test
    void aCookieIsReadByNoScriptSentByNoOtherSiteAndEnds() {
        assertThat(login.setCookie(false))
                .startsWith("freshet_dashboard=")
                .endsWith("; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000")
                .doesNotContain(TOKEN);
        assertThat(login.setCookie(true)).endsWith("; Secure");
        assertThat(Login.noCookie(false))
                .isEqualTo("freshet_dashboard=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    }

    @Test
    void aCookieIsGoodForThirtyDaysWhateverTheBrowserKeeps() {
        var cookie = cookie();

        now = now.plus(Duration.ofDays(30)).minusSeconds(1);
        assertThat(isKnown(cookie)).isTrue();
        now = now.plusSeconds(1);
        assertThat(isKnown(cookie)).isFalse();
    }

    @Test
    void aCookieOfAnotherTokenIsNoGood() {
        var other = new Login(Optional.of("another-token-of-tests"), () -> now);

        assertThat(isKnown(other.setCookie(false).split(";")[0])).isFalse();
    }

    @Test
    void nobodyLengthensACookie() {
        var parts = cookie().split("=")[1].split("\\.");
        var longer = Long.parseLong(parts[0]) + 1;

        assertThat(isKnown("freshet_dashboard=" + longer + "." + parts[1])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.",
                ".a",
                "99999999999",
                "x.y",
                "-1.a",
                "9999999999999999999999.a",
                "١٢٣.a"
            })
    void whatIsNoCookieOfOursIsNoGood(String value) {
        assertThat(isKnown("freshet_dashboard=" + value)).isFalse();
    }

    @Test
    void withoutATokenNobodyIsKnownByOne() {
        var none = new Login(Optional.empty(), () -> now);

        assertThat(none.isToken("")).isFalse();
        assertThat(none.isKnown(request("Authorization", "Bearer "))).isFalse();
        assertThat(none.isKnown(request("Cookie", cookie()))).isFalse();
    }

    private String cookie() {
        return login.setCookie(false).split(";")[0];
    }

    private boolean isKnown(String cookie) {
        return login.isKnown(request("Cookie", "a=b; " + cookie));
    }

    private static Request request(String header, String value) {
        return Request.of("GET", "/api/v1/live", Map.of(header, value), new byte[0]);
    }
}
