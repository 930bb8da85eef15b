package io.freshet.loader.pg.grant;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.loader.pg.connect.PgSettings;
import java.util.List;

/**
 * The least that a loader's role needs, as SQL for an administrator. The same text may be run
 * again.
 *
 * @param database the database
 * @param role the loader's role
 * @param schema database schema of events and entities
 * @param bookkeepingSchema database schema of the loader's own tables
 * @param ownership who owns the database schemas
 * @param readers roles that may read all tables, now and later
 * @param takesOver whether tables that others made become the role's own
 */
public record Grants(
        String database,
        String role,
        String schema,
        String bookkeepingSchema,
        Ownership ownership,
        List<String> readers,
        boolean takesOver) {

    /** Who owns the database schemas. */
    public enum Ownership {
        /** The administrator who runs the text; the role may make tables in them. */
        ADMINISTRATOR,
        /** The role. */
        ROLE
    }

    public Grants {
        readers = List.copyOf(readers);
    }

    /** With the names that the loader's settings say. */
    public static Grants of(String database, String role, PgSettings settings) {
        return new Grants(
                database,
                role,
                settings.schema(),
                settings.bookkeepingSchema(),
                Ownership.ADMINISTRATOR,
                List.of(),
                false);
    }

    /** The text; each statement ends with a semicolon and a line break. */
    public String sql() {
        var sql = new StringBuilder();
        sql.append(
                """
                -- What the loader's role needs, and no more. For an administrator: a superuser or the
                -- owner of the database, connected to the database %1$s.

                -- The role, where it does not exist (then give it a password: \\password %2$s):
                -- CREATE ROLE %2$s LOGIN;
                """
                        .formatted(name(database), name(role)));
        if (ownership == Ownership.ROLE || takesOver || !readers.isEmpty()) {
            sql.append(
                    """

                    -- Only an administrator who is no superuser needs this first, as in most clouds:
                    -- GRANT %s TO CURRENT_USER;
                    """
                            .formatted(name(role)));
        }
        sql.append('\n').append(connect(role));
        for (var each : List.of(schema, bookkeepingSchema)) {
            sql.append(schema(each, role, ownership));
        }
        if (takesOver) {
            sql.append('\n').append(takeOver());
        }
        for (var reader : readers) {
            sql.append("\n-- reads everything, also tables that the loader will make\n");
            sql.append(connect(reader));
            for (var each : List.of(schema, bookkeepingSchema)) {
                sql.append(reading(each, reader));
            }
        }
        return sql.toString();
    }

    private String connect(String who) {
        return "GRANT CONNECT ON DATABASE " + name(database) + " TO " + name(who) + ";\n";
    }

    /** Makes a schema in which a role may make tables. */
    static String schema(String schema, String role, Ownership ownership) {
        return ownership == Ownership.ROLE
                ? "CREATE SCHEMA IF NOT EXISTS %1$s AUTHORIZATION %2$s;\nALTER SCHEMA %1$s OWNER TO %2$s;\n"
                        .formatted(name(schema), name(role))
                : "CREATE SCHEMA IF NOT EXISTS " + name(schema) + ";\n" + use(schema, role);
    }

    /** Lets a role make tables in a schema that exists. */
    static String use(String schema, String role) {
        return "GRANT USAGE, CREATE ON SCHEMA " + name(schema) + " TO " + name(role) + ";\n";
    }

    private String takeOver() {
        return """
                -- tables that somebody else made: only their owner can let them grow
                DO $grants$
                DECLARE t regclass;
                BEGIN
                  FOR t IN
                    SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname IN (%1$s, %2$s) AND c.relkind IN ('r', 'p')
                       AND pg_get_userbyid(c.relowner) <> %3$s
                  LOOP
                    EXECUTE format('ALTER TABLE %%s OWNER TO %%I', t, %3$s);
                  END LOOP;
                END $grants$;
                """
                .formatted(literal(schema), literal(bookkeepingSchema), literal(role));
    }

    private String reading(String schema, String reader) {
        return """
                GRANT USAGE ON SCHEMA %1$s TO %2$s;
                GRANT SELECT ON ALL TABLES IN SCHEMA %1$s TO %2$s;
                ALTER DEFAULT PRIVILEGES FOR ROLE %3$s IN SCHEMA %1$s GRANT SELECT ON TABLES TO %2$s;
                """
                .formatted(name(schema), name(reader), name(role));
    }

    static String name(String name) {
        return SqlName.quote(name);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
