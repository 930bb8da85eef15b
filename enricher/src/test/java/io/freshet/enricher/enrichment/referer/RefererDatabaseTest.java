package io.freshet.enricher.enrichment.referer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefererDatabaseTest {

    private static final RefererDatabase DATABASE =
            RefererDatabase.of(
                    List.of(
                            entry("engine", "engine.example", "engine.co.example"),
                            entry("pictures", "engine.example/pictures", "pictures.engine.example"),
                            entry("saved", "engine.example/pictures/my saved"),
                            entry("mail", "mail.engine.example"),
                            entry("wiki", "example/wiki"),
                            entry("slash", "slash.example/", "slash.example/a/"),
                            entry("app", "com.example.app")));

    @ParameterizedTest
    @CsvSource({
        "engine.example,,engine",
        "www.engine.example,/,engine",
        "a.b.c.d.e.f.engine.example,/search,engine",
        "mail.engine.example,/inbox,mail",
        "www.engine.co.example,,engine",
        "engine.example.,,engine",
        "engine.example..,,engine",
        "com.example.app,,app",
    })
    void hostMeansAllBelowIt(String host, String path, String expected) {
        assertThat(find(host, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "engine.example,/pictures,pictures",
        "www.engine.example,/pictures,pictures",
        "engine.example,/pictures/a/b,pictures",
        "engine.example,//pictures//x,pictures",
        "engine.example,/%70ictures,pictures",
        "engine.example,/pictures/my%20saved,saved",
        "mail.engine.example,/pictures,pictures",
        "engine.example,/pictures2,engine",
        "engine.example,/x/pictures,engine",
        "engine.example,/pictures/my+saved,pictures",
        "other.example,/wiki/Main,wiki",
        "engine.example,/wiki,wiki",
        "slash.example,/a/,slash",
    })
    void pathWinsOverHost(String host, String path, String expected) {
        assertThat(find(host, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "example,",
        "other.example,/",
        "Engine.example,/",
        "notengine.example,/",
        "engine.example.com,/",
        "slash.example,/",
        "slash.example,//",
        "slash.example,/a",
        "other.example,/Wiki",
        "app,/",
        ".,/",
        "[::1],/",
    })
    void allElseIsUnknown(String host, String path) {
        assertThat(find(host, path)).isEqualTo("-");
    }

    @Test
    void hostOfManyLabelsIsLookedUpByItsEnd() {
        assertThat(find("a.".repeat(100_000) + "mail.engine.example", "/")).isEqualTo("mail");
    }

    @Test
    void lastEntryWins() {
        var database =
                RefererDatabase.of(
                        List.of(
                                entry("first", "a.example", "b.example"),
                                entry("second", "a.example")));

        assertThat(database.find("a.example", "/").orElseThrow().source()).isEqualTo("second");
        assertThat(database.find("b.example", "/").orElseThrow().source()).isEqualTo("first");
    }

    @Test
    void emptyDatabaseKnowsNobody() {
        assertThat(RefererDatabase.of(List.of()).find("engine.example", "/")).isEmpty();
    }

    private static String find(String host, String path) {
        return DATABASE.find(host, path).map(Referer::source).orElse("-");
    }

    private static RefererEntry entry(String source, String... domains) {
        return new RefererEntry(
                new Referer("search", source, Set.of()), Arrays.asList(domains), List.of());
    }
}
