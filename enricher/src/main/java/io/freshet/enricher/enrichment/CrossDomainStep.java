package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.mapping.FieldParsers;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.enricher.mapping.Parsed;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;

/**
 * Reads who a visitor was on the site they came from: {@code _sp=<domain user id>.<milliseconds>}
 * in the page's query string, as the browser tracker decorates links.
 */
final class CrossDomainStep implements Enrichment {

    @Override
    public Addition enrich(DraftView event) {
        var query = event.pageQuery();
        var mark = query.isEmpty() ? null : QueryString.toMap(query).get("_sp");
        if (mark == null || mark.isEmpty()) {
            return Addition.NONE;
        }
        var parts = mark.split("\\.");
        if (parts.length == 0) {
            return Addition.NONE;
        }
        var fields =
                new Addition.Fields()
                        .set(AtomicField.REFR_DOMAIN_USERID, FieldText.clean(parts[0]));
        if (parts.length > 1) {
            var time = FieldParsers.timestamp(parts[1]);
            if (time instanceof Parsed.Misfit misfit) {
                return Addition.failure(
                        new Failure.Unexpected("sp_dtm", parts[1], misfit.expectation()));
            }
            fields.set(AtomicField.REFR_DVCE_TSTAMP, ((Parsed.Text) time).text());
        }
        return fields.addition();
    }
}
