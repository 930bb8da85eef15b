package io.freshet.loader.pg.row;

import io.freshet.event.iglu.SchemaKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The entities of an event that has been read as a tree and whose schemas have been looked for. */
final class ResolvedEntities implements EntityFacts {

    private final JsonEvent event;
    private final Predicate<EventEntity> fits;
    private final Map<String, Integer> firstOfKey = new HashMap<>();

    ResolvedEntities(JsonEvent event, Predicate<EventEntity> fits) {
        this.event = event;
        this.fits = fits;
        for (int i = 0; i < event.entities().size(); i++) {
            firstOfKey.putIfAbsent(event.entities().get(i).jsonKey(), i);
        }
    }

    /** Which one of the event's entities it is. */
    int number(String key, int index) {
        return firstOfKey.getOrDefault(key, 0) + index;
    }

    /** The entity of a key. */
    EventEntity entity(String key, int index) {
        return event.entities().get(number(key, index));
    }

    @Override
    public @Nullable SchemaKey ofEntity(String key, int index, String version) {
        return entity(key, index).schema().orElse(null);
    }

    @Override
    public @Nullable SchemaKey ofOwnData(String key) {
        return entity(key, 0).schema().orElse(null);
    }

    @Override
    public boolean fits(String key, int index) {
        return fits.test(entity(key, index));
    }
}
