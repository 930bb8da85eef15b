package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.lookup.Answer;
import io.freshet.enricher.enrichment.sql.Placeholders;
import io.freshet.enricher.enrichment.sql.SqlQuery;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import io.freshet.event.iglu.SelfDescribing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Attaches entities made of rows of a database. */
final class SqlQueryEnrichment implements Enrichment {

    private static final String IDENTIFIER = "sql-query";
    private static final String NOT_FILLED = "Error while building the map of placeholders";
    private static final String NOT_ANSWERED = "Error while executing the sql lookup";

    private final OfEnrichment.Source source;
    private final Placeholders placeholders;
    private final SqlQuery query;
    private final boolean ignoresFailures;

    private SqlQueryEnrichment(
            OfEnrichment.Source source,
            Placeholders placeholders,
            SqlQuery query,
            boolean ignoresFailures) {
        this.source = source;
        this.placeholders = placeholders;
        this.query = query;
        this.ignoresFailures = ignoresFailures;
    }

    /** Reads {@code sql_query_enrichment_config} 1-0-*. */
    static SqlQueryEnrichment of(EnrichmentConfig config, Facilities facilities) {
        var parameters = config.parameters();
        return new SqlQueryEnrichment(
                config.source(IDENTIFIER),
                Placeholders.of(parameters.path("inputs")),
                SqlQuery.of(
                        IDENTIFIER,
                        parameters,
                        facilities.settings().sql(),
                        facilities.settings().lookups(),
                        facilities.meters()),
                parameters.path("ignoreOnError").asBoolean(false));
    }

    @Override
    public List<String> notices() {
        return placeholders.notices();
    }

    @Override
    public boolean prepare(DraftView event) {
        return question(event).map(values -> query.prepare(event, values)).orElse(true);
    }

    @Override
    public Addition enrich(DraftView event) {
        var unfillable = placeholders.failure();
        if (unfillable.isPresent()) {
            return failure(NOT_FILLED, unfillable.get());
        }
        return question(event)
                .map(values -> addition(query.answer(event, values)))
                .orElse(Addition.NONE);
    }

    private Optional<List<Object>> question(DraftView event) {
        return placeholders.failure().isPresent() ? Optional.empty() : placeholders.fill(event);
    }

    private Addition addition(Answer<List<SelfDescribing>> answer) {
        if (answer instanceof Answer.Given<List<SelfDescribing>> given) {
            return Addition.contexts(given.value());
        }
        return failure(NOT_ANSWERED, ((Answer.None<List<SelfDescribing>>) answer).why().reason());
    }

    /** The reference tells what it was doing and what went wrong in two messages. */
    private Addition failure(String what, String why) {
        if (ignoresFailures) {
            return Addition.NONE;
        }
        return new Addition(
                List.of(),
                List.of(),
                Stream.of(what, why)
                        .map(text -> new OfEnrichment(source, new Failure.Message(text)))
                        .toList());
    }

    @Override
    public Duration longestStall() {
        return query.longestStall();
    }

    @Override
    public void close() {
        query.close();
    }
}
