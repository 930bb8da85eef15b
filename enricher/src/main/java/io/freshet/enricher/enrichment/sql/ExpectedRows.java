package io.freshet.enricher.enrichment.sql;

import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;

/** How many rows a query must give; other numbers are failures. The words are the reference's. */
enum ExpectedRows {
    EXACTLY_ONE("exactly one row was expected"),
    AT_MOST_ONE("at most one row was expected"),
    AT_LEAST_ZERO(""),
    AT_LEAST_ONE("at least one row was expected. 0 given instead");

    private final String complaint;

    ExpectedRows(String complaint) {
        this.complaint = complaint;
    }

    /** Whether there may be more than one, so that all of them together are a list. */
    boolean isMany() {
        return this == AT_LEAST_ZERO || this == AT_LEAST_ONE;
    }

    void check(int rows) throws LookupFailure {
        boolean fits =
                switch (this) {
                    case EXACTLY_ONE -> rows == 1;
                    case AT_MOST_ONE -> rows <= 1;
                    case AT_LEAST_ZERO -> true;
                    case AT_LEAST_ONE -> rows >= 1;
                };
        if (!fits) {
            throw new LookupFailure(Kind.REJECTED, "SQL Query Enrichment: " + complaint);
        }
    }
}
