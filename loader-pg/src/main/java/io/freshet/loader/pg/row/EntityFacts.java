package io.freshet.loader.pg.row;

import io.freshet.event.iglu.SchemaKey;
import org.jspecify.annotations.Nullable;

/** What is known of a record's entities before they are read. */
interface EntityFacts {

    /**
     * The schema of an entity.
     *
     * @param key the key it stands under
     * @param index which of the entities of that key
     * @param version the version it names, or an empty text
     * @return null where it is still to be found
     */
    @Nullable SchemaKey ofEntity(String key, int index, String version);

    /**
     * The schema of the event's own data.
     *
     * @return null where it is still to be found
     */
    @Nullable SchemaKey ofOwnData(String key);

    /**
     * Whether the data is known to fit its schema, so that what its column cannot hold goes to the
     * column beside it.
     */
    boolean fits(String key, int index);
}
