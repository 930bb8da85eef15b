package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.mapping.FieldParsers;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.enricher.mapping.Parsed;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;

/**
 * Reads who a visitor was on the site they came from: {@code _sp=<domain user id>.<milliseconds>}
 * in the page's query string, as the browser tracker decorates links. {@link
 * CrossNavigationEnrichment} reads what may follow.
 */
final class CrossDomainStep implements Enrichment {

    @Override
    public Addition enrich(DraftView event) {
        var parts = CrossDomainMark.parts(event);
        if (parts.isEmpty()) {
            return Addition.NONE;
        }
        var fields =
                new Addition.Fields()
                        .set(AtomicField.REFR_DOMAIN_USERID, FieldText.clean(parts.get(0)));
        if (parts.size() > 1) {
            var time = FieldParsers.timestamp(parts.get(1));
            if (time instanceof Parsed.Misfit misfit) {
                return Addition.failure(
                        new Failure.Unexpected("sp_dtm", parts.get(1), misfit.expectation()));
            }
            fields.set(AtomicField.REFR_DVCE_TSTAMP, ((Parsed.Text) time).text());
        }
        return fields.addition();
    }
}
