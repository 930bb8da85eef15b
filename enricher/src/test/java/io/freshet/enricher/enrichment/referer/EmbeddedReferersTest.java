package io.freshet.enricher.enrichment.referer;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedReferersTest {

    private static final RefererDatabase DATABASE = RefererDatabase.of(EmbeddedReferers.entries());

    @Test
    void noDomainAndNoUtmSourceStandsTwice() {
        assertThat(EmbeddedReferers.entries().stream().flatMap(e -> e.domains().stream()))
                .hasSizeGreaterThan(500)
                .doesNotHaveDuplicates();
        assertThat(EmbeddedReferers.entries().stream().flatMap(e -> e.utmSources().stream()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDomainIsAHostOfAUri() {
        assertThat(EmbeddedReferers.entries().stream().flatMap(e -> e.domains().stream()))
                .allSatisfy(
                        domain -> {
                            var uri = URI.create("https://" + domain);
                            assertThat(uri.getHost()).isNotNull();
                            assertThat(uri.getHost() + uri.getPath()).isEqualTo(domain);
                            assertThat(domain).doesNotEndWith("/");
                        });
    }

    @Test
    void mediumsAreKnownNamesFitTheirColumnAndEnginesTellWhatWasSearched() {
        assertThat(EmbeddedReferers.entries())
                .allSatisfy(
                        entry -> {
                            assertThat(entry.domains()).isNotEmpty();
                            assertThat(entry.referer().medium())
                                    .isIn(
                                            "search", "social", "email", "chatbot", "paid",
                                            "unknown");
                            assertThat(entry.referer().source().length())
                                    .isBetween(1, AtomicField.REFR_SOURCE.maxLength());
                        })
                .filteredOn(entry -> entry.referer().medium().equals("search"))
                .noneMatch(entry -> entry.referer().parameters().isEmpty());
    }

    @Test
    void noEntryRepeatsWhatAShorterHostSays() {
        assertThat(EmbeddedReferers.entries())
                .allSatisfy(
                        entry ->
                                assertThat(entry.domains())
                                        .allSatisfy(
                                                domain ->
                                                        assertThat(parentsOf(domain))
                                                                .doesNotContainAnyElementsOf(
                                                                        entry.domains())));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/,search,Google",
        "https://www.google.de/search,search,Google",
        "https://www.google.co.uk/url,search,Google",
        "https://www.google.com.br/,search,Google",
        "https://www.google.com/imgres,search,Google Images",
        "https://images.google.com/,search,Google Images",
        "android-app://com.google.android.googlequicksearchbox/,search,Google",
        "https://www.bing.com/search,search,Bing",
        "https://cn.bing.com/,search,Bing",
        "https://uk.search.yahoo.com/,search,Yahoo!",
        "https://search.yahoo.co.jp/search,search,Yahoo!",
        "https://duckduckgo.com/,search,DuckDuckGo",
        "https://yandex.ru/search/,search,Yandex",
        "https://ya.ru/,search,Yandex",
        "https://www.baidu.com/link,search,Baidu",
        "https://m.baidu.com/,search,Baidu",
        "https://search.naver.com/search.naver,search,Naver",
        "https://m.search.naver.com/,search,Naver",
        "https://www.ecosia.org/,search,Ecosia",
        "https://search.brave.com/,search,Brave Search",
        "https://www.facebook.com/,social,Facebook",
        "https://lm.facebook.com/l.php,social,Facebook",
        "https://l.facebook.com/,social,Facebook",
        "https://m.facebook.com/,social,Facebook",
        "https://l.instagram.com/,social,Instagram",
        "https://t.co/abc,social,Twitter",
        "https://x.com/,social,Twitter",
        "android-app://com.twitter.android/,social,Twitter",
        "https://www.linkedin.com/feed/,social,LinkedIn",
        "android-app://com.linkedin.android/,social,LinkedIn",
        "https://old.reddit.com/r/java/,social,Reddit",
        "https://www.youtube.com/watch,social,Youtube",
        "https://www.pinterest.de/,social,Pinterest",
        "https://www.tiktok.com/,social,TikTok",
        "https://news.ycombinator.com/item,social,Hacker News",
        "https://blog.naver.com/x,social,Naver Blog",
        "android-app://org.telegram.messenger/,social,Telegram",
        "https://mail.google.com/mail/u/0/,email,Gmail",
        "android-app://com.google.android.gm/,email,Gmail",
        "https://outlook.live.com/mail/,email,Outlook.com",
        "https://mail.yahoo.com/d/folders,email,Yahoo! Mail",
        "https://e.mail.ru/inbox/,email,Mail.ru Mail",
        "https://mail.yandex.ru/,email,Yandex Mail",
        "https://chatgpt.com/,chatbot,ChatGPT",
        "https://chat.openai.com/,chatbot,ChatGPT",
        "https://www.perplexity.ai/search/x,chatbot,Perplexity",
        "https://gemini.google.com/app,chatbot,Google Gemini",
        "https://copilot.microsoft.com/,chatbot,Microsoft Copilot",
        "https://www.bing.com/chat,chatbot,Microsoft Copilot",
        "https://claude.ai/chat/x,chatbot,Claude",
        "https://yiyan.baidu.com/,chatbot,ERNIE Bot",
        "https://www.google.com/aclk,paid,Google Ads",
        "https://googleads.g.doubleclick.net/pagead/x,paid,DoubleClick",
        "https://www.criteo.com/,paid,Criteo",
        "https://docs.google.com/document/d/x,unknown,Google",
        "https://accounts.google.com/,unknown,Google",
        "https://www.example.com/,-,-",
        "https://notgoogle.com/,-,-",
    })
    void knowsWhereMostVisitorsComeFrom(String address, String medium, String source) {
        var uri = URI.create(address);
        var found = DATABASE.find(uri.getHost(), uri.getRawPath());
        assertThat(found.map(Referer::medium).orElse("-")).isEqualTo(medium);
        assertThat(found.map(Referer::source).orElse("-")).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        "www.google.com,q=red+shoes",
        "www.bing.com,q=red+shoes&form=QBLH",
        "search.yahoo.com,p=red+shoes",
        "duckduckgo.com,q=red+shoes",
        "yandex.ru,text=red+shoes",
        "www.baidu.com,wd=red+shoes",
        "search.naver.com,query=red+shoes",
        "www.startpage.com,query=red+shoes",
    })
    void knowsWhereTheWordsStand(String host, String query) {
        assertThat(DATABASE.find(host, "/search").orElseThrow().term(query)).isEqualTo("red shoes");
    }

    @ParameterizedTest
    @CsvSource({
        "chatgpt.com,ChatGPT",
        "perplexity,Perplexity",
        "copilot.com,Microsoft Copilot",
        "claude.ai,Claude",
        "gemini.google.com,Google Gemini",
    })
    void knowsWhoMarksLinks(String utmSource, String source) {
        var found = DATABASE.ofUtmSource(utmSource).orElseThrow();
        assertThat(found.source()).isEqualTo(source);
        assertThat(found.medium()).isEqualTo("chatbot");
    }

    @Test
    void lettersOfUtmSourcesCount() {
        assertThat(DATABASE.ofUtmSource("ChatGPT.com")).isEmpty();
        assertThat(DATABASE.ofUtmSource("newsletter")).isEmpty();
    }

    private static Set<String> parentsOf(String domain) {
        int slash = domain.indexOf('/');
        var path = slash < 0 ? "" : domain.substring(slash);
        var host = slash < 0 ? domain : domain.substring(0, slash);
        var parents = new HashSet<String>();
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            parents.add(host.substring(dot + 1) + path);
        }
        return parents;
    }
}
