package io.freshet.loader.pg.table;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.ddl.SchemaMigration;
import io.freshet.iglu.ddl.SchemaMigration.AddColumn;
import io.freshet.iglu.ddl.SchemaMigration.Change;
import io.freshet.iglu.ddl.SchemaMigration.DropNotNull;
import io.freshet.iglu.ddl.SchemaMigration.Widen;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.row.RowProblem;
import io.freshet.loader.pg.row.TableShape;
import io.freshet.loader.pg.schema.KnownModel;
import io.freshet.loader.pg.schema.ModelId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    private final Catalogue catalogue;
    private final TableForm form;
    private final DdlListener listener;
    private final Map<ModelId, Made> made = new HashMap<>();
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

    /** A table that was brought to a state of its model. */
    private record Made(KnownModel model, TableShape shape) {}

    /**
     * Looks after the tables of one database schema.
     *
     * @param form what a new table is beside its columns
     */
    public EntityTables(String schema, TableForm form, DdlListener listener) {
        this.catalogue = new Catalogue(schema);
        this.form = form;
        this.listener = listener;
    }

    /**
     * The model's table, made or changed where needed.
     *
     * @throws SQLException also when this one table cannot be made; then the transaction goes on
     *     unless {@link SqlTrouble} says outage
     */
    public TableShape ready(Connection connection, ModelId id, KnownModel model)
            throws SQLException {
        var known = uncommitted.getOrDefault(id, made.get(id));
        if (known != null && known.model().isSameAs(model)) {
            return known.shape();
        }
        var table = existing(connection, id);
        if (table == null || !changes(table, model).isEmpty() || isOutdated(table, id, model)) {
            Statements.lockForDdl(connection);
            table = bringUp(connection, id, model);
        }
        return remember(id, model, table);
    }

    /**
     * Makes room for values that their schemas allow and the tables do not take.
     *
     * @param problems of entities of this model that are known to fit their schemas
     */
    public TableShape makeRoom(
            Connection connection, ModelId id, KnownModel model, List<RowProblem.Property> problems)
            throws SQLException {
        Statements.lockForDdl(connection);
        var table = bringUp(connection, id, model);
        var changes = new LinkedHashSet<Change>();
        for (var problem : problems) {
            var column = table.columns().get(problem.column().name());
            if (column != null && !column.nullable()) {
                changes.add(new DropNotNull(column.name()));
            }
            var side = model.columns().sideName(problem.column());
            if (!problem.failure().isAbsence() && !table.columns().containsKey(side)) {
                changes.add(new AddColumn(side, SqlType.JSONB));
            }
        }
        alter(connection, table, changes);
        return remember(id, model, read(connection, table.name()));
    }

    /**
     * The table of a schema as it was committed last; null where it was not made yet, or before
     * this version of its model was known.
     */
    public @Nullable TableShape committed(SchemaKey schema) {
        var known = made.get(ModelId.of(schema));
        return known != null && known.model().has(schema.version()) ? known.shape() : null;
    }

    /** What was remembered since the transaction began holds. */
    public void committed() {
        made.putAll(uncommitted);
        uncommitted.clear();
    }

    /** The transaction was rolled back; all tables will be looked at again. */
    public void forget() {
        uncommitted.clear();
        made.clear();
    }

    private TableShape remember(ModelId id, KnownModel model, Catalogue.Table table) {
        var shape = TableShape.of(table.name(), model.columns(), table.columns());
        uncommitted.put(id, new Made(model, shape));
        return shape;
    }

    /**
     * The table that is this model's, or that nobody's comment claims; null where there is none.
     */
    private Catalogue.@Nullable Table existing(Connection connection, ModelId id)
            throws SQLException {
        var preferred = catalogue.table(connection, id.table().preferred()).orElse(null);
        if (preferred == null || isOf(preferred, id)) {
            return preferred;
        }
        return catalogue.table(connection, id.table().alternative()).orElse(null);
    }

    private static boolean isOf(Catalogue.Table table, ModelId id) {
        return table.schemaOfComment().map(key -> ModelId.of(key).equals(id)).orElse(true);
    }

    private static List<Change> changes(Catalogue.Table table, KnownModel model) {
        return SchemaMigration.between(table.columns().values(), model.columns());
    }

    /** Whether the comment has to name another schema. */
    private static boolean isOutdated(Catalogue.Table table, ModelId id, KnownModel model) {
        return table.schemaOfComment().map(key -> key.compareTo(model.newest(id)) < 0).orElse(true);
    }

    private Catalogue.Table bringUp(Connection connection, ModelId id, KnownModel model)
            throws SQLException {
        var table = existing(connection, id);
        if (table == null) {
            return create(connection, id, model);
        }
        alter(connection, table, changes(table, model));
        if (isOutdated(table, id, model)) {
            comment(connection, table.name(), id, model);
        }
        return read(connection, table.name());
    }

    private Catalogue.Table create(Connection connection, ModelId id, KnownModel model)
            throws SQLException {
        var taken = catalogue.table(connection, id.table().preferred()).isPresent();
        var name = taken ? id.table().alternative() : id.table().preferred();
        var columns = TableDdl.create(catalogue.schema(), name, model.columns());
        Statements.runGuarded(
                connection, form.entities(connection, catalogue.schema(), name, columns));
        comment(connection, name, id, model);
        listener.ran("create");
        LOGGER.atInfo()
                .addKeyValue("table", name)
                .addKeyValue("schema", model.newest(id))
                .log("table created");
        return read(connection, name);
    }

    private void alter(Connection connection, Catalogue.Table table, Iterable<Change> changes)
            throws SQLException {
        for (var change : changes) {
            try {
                Statements.runGuarded(
                        connection,
                        "ALTER TABLE " + qualified(table.name()) + " " + change.toSql());
                listener.ran("alter");
                LOGGER.atInfo()
                        .addKeyValue("table", table.name())
                        .addKeyValue("change", change.toSql())
                        .log("table changed");
            } catch (SQLException refused) {
                if (SqlTrouble.of(refused) == SqlTrouble.OUTAGE || !isOptional(change)) {
                    throw refused;
                }
                LOGGER.atWarn()
                        .addKeyValue("table", table.name())
                        .addKeyValue("change", change.toSql())
                        .addKeyValue("error", refused.getMessage())
                        .log("table cannot be changed, values that do not fit go beside it");
            }
        }
    }

    /** A view may depend on the column, or a key; rows can be written all the same. */
    private static boolean isOptional(Change change) {
        return change instanceof Widen
                || change instanceof SchemaMigration.Rewrite
                || change instanceof DropNotNull;
    }

    /** Somebody else's table keeps its comment; rows can be written all the same. */
    private void comment(Connection connection, String table, ModelId id, KnownModel model)
            throws SQLException {
        try {
            Statements.runGuarded(
                    connection,
                    "COMMENT ON TABLE "
                            + qualified(table)
                            + " IS "
                            + Statements.literal(model.newest(id).toUri()));
        } catch (SQLException refused) {
            if (!SqlTrouble.isRefusal(refused)) {
                throw refused;
            }
            LOGGER.atWarn()
                    .addKeyValue("table", table)
                    .addKeyValue("error", refused.getMessage())
                    .log("table keeps its comment");
        }
    }

    private Catalogue.Table read(Connection connection, String name) throws SQLException {
        return catalogue
                .table(connection, name)
                .orElseThrow(() -> new IllegalStateException("table " + name + " is gone"));
    }

    private String qualified(String table) {
        return TableDdl.qualified(catalogue.schema(), table);
    }
}
