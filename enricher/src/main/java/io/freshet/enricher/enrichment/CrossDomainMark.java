package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.uri.QueryString;
import java.util.List;

/** What trackers put into links to other sites, {@code _sp} in the page's query string. */
final class CrossDomainMark {

    private static final String PARAMETER = "_sp";

    private CrossDomainMark() {}

    /**
     * Its parts, which dots separate, without empty ones at the end; none where there is no mark.
     */
    static List<String> parts(DraftView event) {
        var query = event.pageQuery();
        var mark = query.isEmpty() ? null : QueryString.toMap(query).get(PARAMETER);
        return mark == null || mark.isEmpty() ? List.of() : List.of(mark.split("\\."));
    }
}
