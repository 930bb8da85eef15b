package io.freshet.loader.pg.table;

import io.freshet.iglu.ddl.TableColumn;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.row.RowProblem;
import io.freshet.loader.pg.row.TableShape;
import io.freshet.loader.pg.schema.KnownModel;
import io.freshet.loader.pg.schema.ModelId;
import io.freshet.loader.pg.table.KnownTables.Made;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of schema models. They are made and changed inside the transaction of the rows that
 * need it, under a lock that all loaders share, so that what is remembered here holds only after
 * {@link #committed}. One thread.
 */
public final class EntityTables {

    private static final Logger LOGGER = LoggerFactory.getLogger(EntityTables.class);

    /**
     * Serialization failure: what was read is not so any more, the transaction may be tried again.
     */
    private static final String CHANGED = "40001";

    private final Catalogue catalogue;
    private final NameBook names;
    private final TableChanges changes;
    private final TableForm form;
    private final DdlListener listener;
    private final KnownTables known;
    private final Map<ModelId, Made> uncommitted = new HashMap<>();

    /** Hears of every change. */
    @FunctionalInterface
    public interface DdlListener {

        /**
         * A statement was run; its transaction may still be rolled back.
         *
         * @param kind {@code create} or {@code alter}
         */
        void ran(String kind);
    }

    /**
     * Looks after the tables of one database schema.
     *
     * @param bookkeepingSchema where the names that were given are remembered
     * @param form what a new table is beside its columns
     * @param known hears of what was committed
     */
    public EntityTables(
            String schema,
            String bookkeepingSchema,
            TableForm form,
            EvolutionSettings evolution,
            DdlListener listener,
            KnownTables known) {
        this.catalogue = new Catalogue(schema);
        this.names = new NameBook(bookkeepingSchema, schema);
        this.changes = new TableChanges(catalogue, evolution, listener);
        this.form = form;
        this.listener = listener;
        this.known = known;
    }

    /**
     * The model's table, made or changed where needed.
     *
     * @throws SQLException also when this one table cannot be made; then the transaction goes on
     *     unless {@link SqlTrouble} says outage
     */
    public TableShape ready(Connection connection, ModelId id, KnownModel model)
            throws SQLException {
        var seen = uncommitted.containsKey(id) ? uncommitted.get(id) : known.of(id);
        if (seen != null && seen.model().isSameAs(model)) {
            return seen.shape();
        }
        var state = look(connection, id, model);
        if (state == null || !state.isComplete()) {
            Statements.lockForDdl(connection);
            state = bringUp(connection, id, model, List.of());
        }
        return remember(id, model, state);
    }

    /**
     * Makes room for values that their schemas allow and the tables do not take, and for properties
     * that no known version has.
     *
     * @param problems of entities of this model that are known to fit their schemas
     */
    public TableShape makeRoom(
            Connection connection, ModelId id, KnownModel model, List<RowProblem> problems)
            throws SQLException {
        Statements.lockForDdl(connection);
        return remember(id, model, bringUp(connection, id, model, problems));
    }

    /**
     * Makes sure that tables which refused rows are those for which the rows were made. Another
     * loader, or a person, may have changed them since.
     *
     * @throws SQLException where one is not; the rows must be made again after {@link #forget}
     */
    public void requireUnchanged(Connection connection, Set<String> tables) throws SQLException {
        var looked = known.all();
        looked.putAll(uncommitted);
        for (var one : looked.values()) {
            var name = one.shape().target().table();
            if (tables.contains(name)) {
                var now = catalogue.table(connection, name).map(Catalogue.Table::columns);
                if (now.isEmpty() || !isSame(one, now.get())) {
                    throw new SQLException("table " + name + " was changed", CHANGED);
                }
            }
        }
    }

    private static boolean isSame(Made made, Map<String, TableColumn> now) {
        return made.shape().target().columns().stream()
                .allMatch(name -> Objects.equals(made.columns().get(name), now.get(name)));
    }

    /** What was remembered since the transaction began holds. */
    public void committed() {
        known.publish(uncommitted);
        uncommitted.clear();
    }

    /** The transaction was rolled back; all tables will be looked at again. */
    public void forget() {
        uncommitted.clear();
        known.forget();
    }

    private TableShape remember(ModelId id, KnownModel model, TableState state) {
        var shape = TableShape.of(state.table().name(), state.columns(), state.table().columns());
        uncommitted.put(id, new Made(model, shape, state.table().columns()));
        return shape;
    }

    /** The model's table as it is; null where there is none. */
    private @Nullable TableState look(Connection connection, ModelId id, KnownModel model)
            throws SQLException {
        var given = names.of(connection, id);
        var table = find(connection, id, given);
        return table == null ? null : TableState.of(id, model, table, given);
    }

    /**
     * The table that the model was given; else the one that bears its distinct name; else the one
     * with its plain name, where nobody claims that.
     */
    private Catalogue.@Nullable Table find(Connection connection, ModelId id, NameBook.Given given)
            throws SQLException {
        if (given.table() != null) {
            return catalogue.table(connection, given.table()).orElse(null);
        }
        var distinct = catalogue.table(connection, id.table().alternative());
        if (distinct.isPresent()) {
            return distinct.get();
        }
        var plain = catalogue.table(connection, id.table().cut());
        if (plain.isEmpty() || isAnothers(connection, plain.get().name(), id)) {
            return null;
        }
        var claim = plain.get().schemaOfComment().map(ModelId::of);
        boolean ours =
                claim.map(id::equals).orElse(plain.get().name().equals(id.table().preferred()));
        return ours ? plain.get() : null;
    }

    private boolean isAnothers(Connection connection, String table, ModelId id)
            throws SQLException {
        return names.owner(connection, table).filter(owner -> !owner.equals(id)).isPresent();
    }

    private TableState bringUp(
            Connection connection,
            ModelId id,
            KnownModel model,
            Collection<? extends RowProblem> problems)
            throws SQLException {
        var state = look(connection, id, model);
        if (state == null) {
            create(connection, id, model);
        } else {
            changes.run(connection, state.table().name(), state.changes());
        }
        var now = Objects.requireNonNull(look(connection, id, model));
        var room = now.room(problems);
        if (!room.isEmpty()) {
            changes.run(connection, now.table().name(), room);
            now = Objects.requireNonNull(look(connection, id, model));
        }
        names.remember(connection, id, now.table().name(), now.names());
        if (now.isOutdated()) {
            comment(connection, now.table().name(), id, model);
        }
        return now;
    }

    private void create(Connection connection, ModelId id, KnownModel model) throws SQLException {
        var given = names.of(connection, id);
        var name = given.table() != null ? given.table() : free(connection, id);
        var columns = model.columns().in(given.columns(), Set.of());
        var create = TableDdl.create(catalogue.schema(), name, columns);
        Statements.runGuarded(
                connection, form.entities(connection, catalogue.schema(), name, create));
        names.remember(connection, id, name, List.of());
        comment(connection, name, id, model);
        listener.ran("create");
        LOGGER.atInfo()
                .addKeyValue("table", name)
                .addKeyValue("schema", model.newest(id))
                .log("table created");
    }

    private String free(Connection connection, ModelId id) throws SQLException {
        var preferred = id.table().preferred();
        boolean taken =
                catalogue.table(connection, preferred).isPresent()
                        || isAnothers(connection, preferred, id);
        return taken ? id.table().alternative() : preferred;
    }

    /** Somebody else's table keeps its comment; rows can be written all the same. */
    private void comment(Connection connection, String table, ModelId id, KnownModel model)
            throws SQLException {
        try {
            changes.comment(connection, table, model.newest(id).toUri());
        } catch (SQLException refused) {
            boolean harmless = SqlTrouble.isRefusal(refused) || SqlTrouble.isInUse(refused);
            if (SqlTrouble.of(refused) == SqlTrouble.OUTAGE && !harmless) {
                throw refused;
            }
            LOGGER.atWarn()
                    .addKeyValue("table", table)
                    .addKeyValue("error", refused.getMessage())
                    .log("table keeps its comment");
        }
    }
}
