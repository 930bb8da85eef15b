package io.freshet.enricher.enrichment.referer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefererListTest {

    private static final List<RefererEntry> ENTRIES =
            List.of(
                    new RefererEntry(
                            new Referer("search", "Engine", Set.of("q")),
                            List.of("engine.example", "engine.example/pictures"),
                            List.of()),
                    new RefererEntry(
                            new Referer("chatbot", "No", Set.of()),
                            List.of("163.example"),
                            List.of("no.example")));

    @Test
    void jsonIsRead() throws IOException {
        assertThat(
                        parse(
                                """
                                {"search": {"Engine": {
                                   "domains": ["engine.example", "engine.example/pictures"],
                                   "parameters": ["q"]}},
                                 "chatbot": {"No": {
                                   "domains": ["163.example"],
                                   "parameters": null,
                                   "utm_sources": ["no.example"],
                                   "comment": "not read"}}}
                                """))
                .isEqualTo(ENTRIES);
    }

    @Test
    void yamlIsReadAndEveryNameInItIsText() throws IOException {
        assertThat(
                        parse(
                                """
                                # a comment
                                search:
                                  Engine:
                                    domains:
                                      - engine.example
                                      - engine.example/pictures
                                    parameters: [q]
                                chatbot:
                                  No:
                                    domains: [163.example]
                                    utm_sources: ["no.example"]
                                """))
                .isEqualTo(ENTRIES);
    }

    @Test
    void namesAreCleanedAsColumnsAre() throws IOException {
        assertThat(parse("{\"search\":{\"a\\tb\\u0000\":{\"domains\":[]}}}"))
                .singleElement()
                .extracting(entry -> entry.referer().source())
                .isEqualTo("a    b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                     | it is not JSON",
                "[1]                                   | the whole is no object",
                "``                                    | the whole is no object",
                "{\"search\":[]}                       | search is no object",
                "{\"search\":{\"A\":1}}                | search / A has no list named domains",
                "{\"search\":{\"A\":{\"domains\":\"a\"}}} | domains of search / A is no list",
                "{\"search\":{\"A\":{\"domains\":[1]}}} | domains of search / A has an element",
                "search: {A: {domains: a}}             | domains of search / A is no list",
                "{\"search\":{\"\":{\"domains\":[]}}}  | search has a source without a name",
                "search: [                             | it is neither JSON nor YAML",
                "!!java.net.URL [\"http://a.example\"] | it is neither JSON nor YAML",
                "&a [[[[[[[[[[]]]]]]]]]]               | it has more than 8 levels",
            })
    void everythingElseIsRefusedInWords(String text, String problem) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(problem);
    }

    private static List<RefererEntry> parse(String text) throws IOException {
        return RefererList.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
