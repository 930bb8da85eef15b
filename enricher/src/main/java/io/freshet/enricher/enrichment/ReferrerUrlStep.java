package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.enricher.uri.RelaxedUri;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;

/** Takes the referrer's address apart; the address itself stays as it was sent. */
final class ReferrerUrlStep implements Enrichment {

    @Override
    public Addition enrich(DraftView event) {
        var address = event.get(AtomicField.PAGE_REFERRER);
        if (address == null) {
            return Addition.NONE;
        }
        var parsed = RelaxedUri.parse(address);
        if (parsed instanceof RelaxedUri.Parsed.Unreadable unreadable) {
            return Addition.failure(new Failure.Message(unreadable.error()));
        }
        var parts = ((RelaxedUri.Parsed.Uri) parsed).parts();
        return new Addition.Fields()
                .set(AtomicField.REFR_URLSCHEME, parts.scheme())
                .set(AtomicField.REFR_URLHOST, parts.host())
                .set(AtomicField.REFR_URLPORT, Integer.toString(parts.port()))
                .set(AtomicField.REFR_URLPATH, FieldText.cleanOrNull(parts.path()))
                .set(AtomicField.REFR_URLQUERY, FieldText.cleanOrNull(parts.query()))
                .set(AtomicField.REFR_URLFRAGMENT, FieldText.cleanOrNull(parts.fragment()))
                .addition();
    }

    @Override
    public AtomicField judged() {
        return AtomicField.PAGE_REFERRER;
    }
}
