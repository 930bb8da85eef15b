package io.freshet.loader.pg.row;

import io.freshet.event.iglu.SchemaKey;
import org.jspecify.annotations.Nullable;

/** The tables as rows are made for them. */
public interface Shapes {

    /** The table of events. */
    EventsShape events();

    /**
     * The table of a schema.
     *
     * @return null where it is not known yet: nobody has looked, or there is none, or it was made
     *     before this version of its model was known
     */
    @Nullable TableShape entity(SchemaKey schema);
}
