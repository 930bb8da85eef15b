package io.freshet.runtime.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrapeTest {

    private static final Scrape SCRAPE =
            Scrape.parse(
                    """
                    # HELP x_total counts
                    # TYPE x_total counter
                    x_total{kind="a",note="says \\"hi\\", {or} so"} 3.0
                    x_total{kind="b",} 4.5 1700000000
                    up 1.0
                    lag NaN
                    most +Inf
                    no sample at all
                    """);

    @Test
    void valuesAreAddedUpOverTheirLabels() {
        assertThat(SCRAPE.sum("x_total")).hasValue(7.5);
        assertThat(SCRAPE.sum("x_total", sample -> sample.label("kind").equals("b"))).hasValue(4.5);
        assertThat(SCRAPE.sum("up")).hasValue(1);
    }

    @Test
    void labelsAreReadWithTheirQuotesAndBraces() {
        assertThat(SCRAPE.samples().get(0).label("note")).isEqualTo("says \"hi\", {or} so");
    }

    @Test
    void whatIsNoNumberDoesNotCount() {
        assertThat(SCRAPE.sum("lag")).isEmpty();
        assertThat(SCRAPE.max("most", sample -> true)).isEmpty();
        assertThat(SCRAPE.sum("absent")).isEmpty();
    }
}
