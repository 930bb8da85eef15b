package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.enricher.uri.RelaxedUri;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;

/** Takes the page's address apart: the one the tracker sent, else the request's Referer. */
final class PageUrlStep implements Enrichment {

    @Override
    public Addition enrich(DraftView event) {
        var sent = event.get(AtomicField.PAGE_URL);
        var address = sent == null ? event.raw().refererUri() : sent;
        if (address == null) {
            return Addition.NONE;
        }
        var parsed = RelaxedUri.parse(address);
        if (parsed instanceof RelaxedUri.Parsed.Unreadable unreadable) {
            return Addition.failure(new Failure.Message(unreadable.error()));
        }
        var parts = ((RelaxedUri.Parsed.Uri) parsed).parts();
        return new Addition.Fields()
                .set(AtomicField.PAGE_URL, parts.text())
                .set(AtomicField.PAGE_URLSCHEME, parts.scheme())
                .set(AtomicField.PAGE_URLHOST, parts.host())
                .set(AtomicField.PAGE_URLPORT, Integer.toString(parts.port()))
                .set(AtomicField.PAGE_URLPATH, FieldText.cleanOrNull(parts.path()))
                .set(AtomicField.PAGE_URLQUERY, FieldText.cleanOrNull(parts.query()))
                .set(AtomicField.PAGE_URLFRAGMENT, FieldText.cleanOrNull(parts.fragment()))
                .addition();
    }

    @Override
    public AtomicField judged() {
        return AtomicField.PAGE_URL;
    }
}
