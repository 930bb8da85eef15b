/**
 * Asks servers about events without making events wait longer than they must.
 *
 * <p>An enrichment makes one {@link io.freshet.enricher.enrichment.lookup.Lookups} for each of its
 * configurations and closes it when it is closed:
 *
 * <pre>{@code
 * var lookups = Lookups.of(
 *         LookupPlan.of("sql-query", "postgresql at db:5432", timeout, parameters.path("cache")),
 *         facilities.settings().lookups(), facilities.meters(),
 *         question -> ...);          // blocks; throws LookupFailure; runs on a thread of its own
 *
 * boolean prepare(DraftView event) { // starts to ask and does not wait
 *     return question(event).map(q -> lookups.prepare(event, q)).orElse(true);
 * }
 * Addition enrich(DraftView event) { // waits, but not longer than it takes
 *     var answer = lookups.answer(event, question); // Given(value) or None(why)
 * }
 * }</pre>
 *
 * <p>A source throws {@link io.freshet.enricher.enrichment.lookup.LookupFailure} with the kind that
 * says whose fault it is: UNREACHABLE, TIMEOUT and SERVER_ERROR make the breaker open in the end,
 * REJECTED (this question has no fitting answer) does not. The time-out of the plan covers a
 * question as a whole: the asking thread is interrupted then, and the events go on even if it does
 * not care. Whatever is the same for all events with the same question belongs into the answer, so
 * that it is made once.
 */
@NullMarked
package io.freshet.enricher.enrichment.lookup;

import org.jspecify.annotations.NullMarked;
