package io.freshet.enricher.draft;

import io.freshet.event.atomic.EventView;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Optional;

/** What an enrichment may look at: the fields so far, and what they came from. */
public interface DraftView extends EventView {

    /** The event as the tracker sent it, with the request it came in. */
    RawEvent raw();

    /** The event's entities, validated, in order. */
    List<SelfDescribing> contexts();

    /** The self-describing event, validated. */
    Optional<SelfDescribing> unstructEvent();

    /** The entities that enrichments have added so far, those of later steps first. */
    List<SelfDescribing> derivedContexts();

    /** The decoded query string of the page's address; empty where there is none. */
    List<NameValue> pageQuery();
}
