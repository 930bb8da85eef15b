package io.freshet.enricher.draft;

import io.freshet.enricher.uri.QueryString;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedEvent;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event on its way through the enricher. One thread, one owner: the pipeline's steps hand it on;
 * enrichments see a {@link DraftView}.
 */
public final class Draft implements DraftView {

    private final RawEvent raw;
    private final EventDraft fields = new EventDraft();
    private boolean isSalvaged;
    private boolean isDropped;
    private List<Fault> faults = List.of();
    private @Nullable BadRow refusal;
    private @Nullable JsonNode sentContexts;
    private @Nullable JsonNode sentUnstructEvent;
    private List<SelfDescribing> contexts = List.of();
    private @Nullable SelfDescribing unstructEvent;
    private List<SelfDescribing> validationInfos = List.of();
    private List<SelfDescribing> derivedContexts = List.of();
    private List<SelfDescribing> shownDerived = List.of();
    private @Nullable PiiEvent piiEvent;
    private @Nullable String parsedPageQuery;
    private List<NameValue> pageQuery = List.of();

    /** Starts with empty fields; the first thing that is wrong with the event is its end. */
    public Draft(RawEvent raw) {
        this(raw, false);
    }

    /**
     * Starts with empty fields.
     *
     * @param isSalvaged whether the event goes on when something is wrong with it, to become a
     *     failed event
     */
    public Draft(RawEvent raw, boolean isSalvaged) {
        this.raw = raw;
        this.isSalvaged = isSalvaged;
    }

    /** Whether the event goes on although something is wrong with it. */
    public boolean isSalvaged() {
        return isSalvaged;
    }

    /** Makes the next thing that is wrong the event's end: it must not be shown. */
    public void giveUp() {
        isSalvaged = false;
    }

    /** Ends the event's way: it is written nowhere. */
    public void drop() {
        isDropped = true;
    }

    /** Whether the event is wanted nowhere. */
    public boolean isDropped() {
        return isDropped;
    }

    /**
     * Everything that is wrong with the event, in the order it was found; only of salvaged ones.
     */
    public List<Fault> faults() {
        return faults;
    }

    /** Notes what is wrong, for the failed event. */
    public void add(Fault fault) {
        if (isSalvaged) {
            if (faults.isEmpty()) {
                faults = new ArrayList<>();
            }
            faults.add(fault);
        }
    }

    /** Notes the row that takes the event's place, unless there is one already. */
    public void refuse(BadRow row) {
        if (refusal == null) {
            refusal = row;
        }
    }

    /** What takes the event's place; null as long as nothing does. */
    public @Nullable BadRow refusal() {
        return refusal;
    }

    @Override
    public RawEvent raw() {
        return raw;
    }

    @Override
    public @Nullable String get(AtomicField field) {
        return fields.get(field);
    }

    /** Sets a field; null or an empty text clears it. */
    public void set(AtomicField field, @Nullable String text) {
        fields.set(field, text);
    }

    /**
     * Sets a field as a script wants it; where it holds JSON, the entities are those of the text.
     *
     * @param text null clears it; JSON is one of {@link EntityText#checked}
     */
    public void rewrite(AtomicField field, @Nullable String text) {
        set(field, text);
        if (field == AtomicField.CONTEXTS) {
            contexts = entities(field, text);
            sentContexts = null;
        } else if (field == AtomicField.UNSTRUCT_EVENT) {
            unstructEvent = entities(field, text).stream().findFirst().orElse(null);
            sentUnstructEvent = null;
        }
    }

    private static List<SelfDescribing> entities(AtomicField field, @Nullable String text) {
        return text == null ? List.of() : EntityText.parse(field, text);
    }

    /** The envelope of entities as the tracker sent it. */
    public @Nullable JsonNode sentContexts() {
        return sentContexts;
    }

    /** The envelope of the self-describing event as the tracker sent it. */
    public @Nullable JsonNode sentUnstructEvent() {
        return sentUnstructEvent;
    }

    /** Keeps JSON as it was sent, for validation; the field's text is set after that. */
    public void setSent(AtomicField field, JsonNode json) {
        switch (field) {
            case CONTEXTS -> sentContexts = json;
            case UNSTRUCT_EVENT -> sentUnstructEvent = json;
            default -> throw new IllegalArgumentException(field + " is sent as text, not as JSON");
        }
    }

    @Override
    public List<SelfDescribing> contexts() {
        return contexts;
    }

    @Override
    public Optional<SelfDescribing> unstructEvent() {
        return Optional.ofNullable(unstructEvent);
    }

    /**
     * Sets what validation found, and the fields' texts.
     *
     * @param entities of the event, superseded schemas replaced
     * @param event the self-describing event, or null
     * @param infos entities that tell which schemas were replaced
     */
    public void setValidated(
            List<SelfDescribing> entities,
            @Nullable SelfDescribing event,
            List<SelfDescribing> infos) {
        contexts = List.copyOf(entities);
        unstructEvent = event;
        validationInfos = List.copyOf(infos);
        if (isSalvaged()) {
            // a later step that fails shall not bring back what is not valid
            sentContexts = null;
            sentUnstructEvent = null;
        }
        set(AtomicField.CONTEXTS, contexts.isEmpty() ? null : EntityText.contexts(contexts));
        set(AtomicField.UNSTRUCT_EVENT, event == null ? null : EntityText.unstructEvent(event));
    }

    @Override
    public List<SelfDescribing> derivedContexts() {
        return derivedContexts;
    }

    /** Adds the entities of one enrichment before those of earlier ones. */
    public void addDerived(List<SelfDescribing> entities) {
        if (!entities.isEmpty()) {
            var all = new ArrayList<>(entities);
            all.addAll(derivedContexts);
            derivedContexts = List.copyOf(all);
        }
    }

    /** Leaves out entities of enrichments that are not valid. */
    public void removeDerived(Collection<SelfDescribing> entities) {
        derivedContexts =
                derivedContexts.stream().filter(entity -> !entities.contains(entity)).toList();
    }

    /** Lets a bad row show what was attached so far, for somebody has seen it. */
    public void showDerived() {
        shownDerived = derivedContexts;
    }

    /** Sets the field's text: what enrichments added, then what validation has to tell. */
    public void finishDerived() {
        var all = new ArrayList<>(derivedContexts);
        all.addAll(validationInfos);
        set(AtomicField.DERIVED_CONTEXTS, all.isEmpty() ? null : EntityText.contexts(all));
    }

    /** Attaches entities behind those of enrichments, when those are masked already. */
    public void appendDerived(List<SelfDescribing> entities) {
        var text = EntityText.appended(get(AtomicField.DERIVED_CONTEXTS), entities);
        set(AtomicField.DERIVED_CONTEXTS, text);
    }

    /** Tells what was pseudonymised; null where nothing was. */
    public @Nullable PiiEvent piiEvent() {
        return piiEvent;
    }

    /** Keeps the event that goes to the PII topic when this one is good. */
    public void setPiiEvent(PiiEvent event) {
        piiEvent = event;
    }

    @Override
    public List<NameValue> pageQuery() {
        var query = get(AtomicField.PAGE_URLQUERY);
        if (!Objects.equals(query, parsedPageQuery)) {
            pageQuery = query == null ? List.of() : QueryString.parse(query, charset());
            parsedPageQuery = query;
        }
        return pageQuery;
    }

    /** The payload's, which was checked when the payload was. */
    private Charset charset() {
        var encoding = raw.encoding();
        return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    /** Each schema that the event's JSON fields name, once: its own data's first. */
    public List<SchemaKey> schemas() {
        var keys = new LinkedHashSet<SchemaKey>();
        if (unstructEvent != null) {
            keys.add(unstructEvent.schema());
        }
        contexts.forEach(entity -> keys.add(entity.schema()));
        derivedContexts.forEach(entity -> keys.add(entity.schema()));
        validationInfos.forEach(entity -> keys.add(entity.schema()));
        return List.copyOf(keys);
    }

    /** The event as far as it got, for a bad row. */
    public BadRow.EventPayload view() {
        showSent(AtomicField.CONTEXTS, sentContexts);
        showSent(AtomicField.UNSTRUCT_EVENT, sentUnstructEvent);
        if (!shownDerived.isEmpty() && fields.get(AtomicField.DERIVED_CONTEXTS) == null) {
            set(AtomicField.DERIVED_CONTEXTS, EntityText.contexts(shownDerived));
        }
        return new BadRow.EventPayload(fields.finish(), raw);
    }

    /** The event, for good. */
    public EnrichedEvent finish() {
        return fields.finish();
    }

    /** Printing is left until somebody reads it: most events are valid and printed anew. */
    private void showSent(AtomicField field, @Nullable JsonNode sent) {
        if (sent != null && fields.get(field) == null) {
            fields.set(field, Json.print(sent));
        }
    }
}
