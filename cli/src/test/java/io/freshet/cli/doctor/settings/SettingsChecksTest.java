package io.freshet.cli.doctor.settings;

import static io.freshet.cli.doctor.Findings.assertSilent;
import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.setup.SetUps;
import org.junit.jupiter.api.Test;

class SettingsChecksTest {

    private static final String DATABASE =
            "postgres { url = \"jdbc:postgresql://%s/igludb\", user = sp_user, password = %s }";

    @Test
    void anUnknownKeyIsFoundWithTheNearestOne() {
        var finding =
                only(
                        Level.FAIL,
                        new ReadableCheck(),
                        SetUps.of("collector", "portt = 1", "enricher", ""));

        assertThat(finding.about()).contains("collector.hocon");
        assertThat(finding.what()).contains("F6001").contains("portt");
        assertThat(finding.fix()).contains("port");
    }

    @Test
    void settingsThatLoadAreReadable() {
        assertSound(new ReadableCheck(), SetUps.all());
    }

    @Test
    void topicsThatDoNotMeetAreFoundAtEachStage() {
        assertSound(new TopicsMeetCheck(), SetUps.all());

        var first =
                only(
                        Level.FAIL,
                        new TopicsMeetCheck(),
                        SetUps.of("collector", "", "enricher", "input.topicName = raw"));
        assertThat(first.what())
                .isEqualTo("the collector writes snowplow_raw_good, and the enricher reads raw");
        assertThat(first.fix()).contains("streams.good").contains("input.topicName");

        var second =
                only(
                        Level.FAIL,
                        new TopicsMeetCheck(),
                        SetUps.of(
                                "enricher", "", "events-processor", "topics.parsedGood = parsed"));
        assertThat(second.fix()).contains("output.good.topicName").contains("topics.parsedGood");
    }

    @Test
    void badRowsThatNobodyLoadsAreFound() {
        var finding =
                only(
                        Level.WARN,
                        new TopicsMeetCheck(),
                        SetUps.of(
                                "enricher",
                                "output.bad.topicName = elsewhere",
                                "loader-pg",
                                DATABASE.formatted("db", "x")));

        assertThat(finding.fix()).isEqualTo("add elsewhere to badRows.topics of the loader-pg");
    }

    @Test
    void aCookieThatBrowsersRefuseIsFound() {
        assertSound(new CookieCheck(), SetUps.all());
        assertSilent(new CookieCheck(), SetUps.of("collector", "cookie.enabled = false"));

        var refused =
                only(
                        Level.FAIL,
                        new CookieCheck(),
                        SetUps.of("collector", "cookie { secure = false, sameSite = None }"));
        assertThat(refused.fix()).contains("cookie.secure = true");

        var gone =
                only(
                        Level.WARN,
                        new CookieCheck(),
                        SetUps.of("collector", "cookie.expiration = 0s"));
        assertThat(gone.fix()).contains("cookie.expiration");
    }

    @Test
    void aRedirectThatIsOpenForAnybodyIsFound() {
        assertSound(new RedirectCheck(), SetUps.all());
        assertSound(
                new RedirectCheck(),
                SetUps.of(
                        "collector",
                        "enableDefaultRedirect = true, redirectDomains = [shop.example]"));

        var open =
                only(
                        Level.WARN,
                        new RedirectCheck(),
                        SetUps.of("collector", "enableDefaultRedirect = true"));
        assertThat(open.fix()).contains("redirectDomains");
    }

    @Test
    void whatLetsEventsBeLostOrDoubledIsFound() {
        var check = new DurabilityCheck();
        assertSound(check, SetUps.all());

        var acks = "streams.sink.producerConf { acks = \"1\", \"enable.idempotence\" = \"true\" }";
        assertThat(only(Level.FAIL, check, SetUps.of("collector", acks)).what())
                .contains("acks = 1");
        var idempotence = "streams.sink.producerConf { \"enable.idempotence\" = \"false\" }";
        assertThat(only(Level.WARN, check, SetUps.of("collector", idempotence)).what())
                .contains("twice");
        var early = "streams.answerBeforeWrite = true";
        assertThat(only(Level.WARN, check, SetUps.of("collector", early)).fix())
                .isEqualTo("streams.answerBeforeWrite = false");
        var noSpool = "spool.enabled = false";
        assertThat(only(Level.WARN, check, SetUps.of("collector", noSpool)).fix())
                .contains("spool.enabled = true");
        var twice = "streams.streamsConf { \"processing.guarantee\" = at_least_once }";
        assertThat(only(Level.WARN, check, SetUps.of("events-processor", twice)).fix())
                .contains("processing.guarantee");
    }

    @Test
    void aDashboardWhoseTokenAllKnowIsFound() {
        var toAll = "host = \"0.0.0.0\", dashboard.token = ";
        assertSilent(new SiteCheck(), SetUps.all());
        assertSound(new SiteCheck(), SetUps.of("webapp", ""));
        assertSound(new SiteCheck(), SetUps.of("webapp", toAll + "one-of-our-own-here"));

        var known = SetUps.of("webapp", toAll + "freshet-dashboard");
        var open = only(Level.WARN, new SiteCheck(), known);
        assertThat(open.about()).isEqualTo("0.0.0.0:8090");
        assertThat(open.fix()).contains("dashboard.token");
    }

    @Test
    void thePasswordOfTheExamplesIsFoundUnlessTheDatabaseIsNear() {
        var check = new PasswordCheck();
        assertSound(check, SetUps.of("loader-pg", DATABASE.formatted("db", "mine")));
        assertSound(check, SetUps.of("loader-pg", DATABASE.formatted("localhost", "sp_password")));

        var finding =
                only(
                        Level.WARN,
                        check,
                        SetUps.of("loader-pg", DATABASE.formatted("db", "sp_password")));
        assertThat(finding.fix()).contains("postgres.passwordFile");
        assertThat(finding.toString()).doesNotContain("sp_password");
    }
}
