package io.freshet.cli.offline;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;

/**
 * Enriched lines as JSON.
 *
 * @param lossless whether the JSON keeps all 131 columns and the entities' envelopes
 * @param processor who signs bad rows
 */
record ToJson(boolean lossless, Processor processor) {

    /** The event in JSON, or {@code {"error":<loader_parsing_error>}}. */
    String answer(String tsv) {
        var decoded = EnrichedTsv.decode(tsv);
        if (decoded instanceof EnrichedTsv.Decoded.Event event) {
            return lossless
                    ? EventJson.printLossless(event.event())
                    : EventJson.print(event.event());
        }
        var error = ((EnrichedTsv.Decoded.Invalid) decoded).error();
        var row = new BadRow.LoaderParsingError(processor, error.toJson(), tsv);
        return "{\"error\":" + BadRowJson.print(row) + "}";
    }
}
