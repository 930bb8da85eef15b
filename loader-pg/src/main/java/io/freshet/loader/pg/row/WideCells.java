package io.freshet.loader.pg.row;

import java.util.Map;

/**
 * Which cell of an event's row takes what stands in the flat JSON under a key of entities: {@code
 * contexts_com_acme_page_1}, {@code unstruct_event_com_acme_click_1}. The value is stored as it is.
 *
 * @param style where entities are stored; without {@link EntityStyle#hasColumns} there are no cells
 * @param cells the cell of each key that has a column of its own, from 0, counted in {@link
 *     EventsShape#target}
 * @param others the cell of {@link EventsTable#OTHER_ENTITIES}, where all keys go that have none,
 *     as members of one object; {@link #NONE} as long as columns can be added
 */
public record WideCells(EntityStyle style, Map<String, Integer> cells, int others) {

    /** There is no cell (yet). */
    public static final int NONE = -1;

    /** No entities in the row. */
    public static final WideCells SHREDDED = new WideCells(EntityStyle.SHREDDED, Map.of(), NONE);

    public WideCells {
        cells = Map.copyOf(cells);
    }

    /**
     * The cell for a key.
     *
     * @return {@link #others} where it shares that one, {@link #NONE} where its column is still to
     *     be made
     */
    public int cellOf(String jsonKey) {
        var own = cells.get(jsonKey);
        return own == null ? others : own;
    }

    /** Whether a key's column has to be made before its event can be written. */
    public boolean lacks(String jsonKey) {
        return style.hasColumns() && cellOf(jsonKey) == NONE;
    }
}
