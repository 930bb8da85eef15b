package io.freshet.it.up;

import io.freshet.it.process.PipelineHome;
import io.freshet.webapp.row.RowFinder;
import java.sql.SQLException;

/**
 * A schema with an event and hundreds of tables of entities, a few of which have something of it.
 *
 * @param home the pipeline whose database it is in
 */
record ManyTables(PipelineHome home) implements AutoCloseable {

    static final String ID = "34753a70-d3f2-4933-a09a-5b82e9bbffad";
    static final String SCHEMA = "Odd \"name";

    private static final String PATH = "set search_path to \"Odd \"\"name\";";

    static ManyTables in(PipelineHome home) throws SQLException {
        var tables = new ManyTables(home);
        tables.run(
                """
                create schema "Odd ""name";
                set search_path to "Odd ""name";
                create table events (event_id uuid, app_id text, empty text,
                    collector_tstamp timestamp, load_tstamp timestamp);
                insert into events values ('%1$s', 'shop', null, '2026-11-22', '2026-11-22 00:00:01');
                create table parted (root_id uuid, root_tstamp timestamp, n int)
                    partition by range (root_tstamp);
                create table parted_p2026 partition of parted
                    for values from ('2026-01-01') to ('2027-01-01');
                insert into parted values ('%1$s', '2026-11-22', 1), ('%1$s', '2026-11-22', 2);
                do $$ begin
                  for i in 100..340 loop
                    execute format('create table t%%s (root_id uuid, n int)', i);
                  end loop;
                end $$;
                insert into t100 values ('%1$s', 100);
                insert into t340 values ('%1$s', 340);
                create view a_view as select * from t100;
                create table without_root (id uuid);
                create table not_ours (root_id uuid);
                insert into not_ours values ('%1$s');
                revoke select on not_ours from current_user;"""
                        .formatted(ID));
        return tables;
    }

    /** One more, that has something of the event. */
    void add(String table) throws SQLException {
        run(PATH + "create table " + table + " as select '" + ID + "'::uuid as root_id");
    }

    RowFinder finder() {
        return finder(SCHEMA);
    }

    RowFinder finder(String schema) {
        var url = "jdbc:postgresql://127.0.0.1:" + home.postgres() + "/igludb";
        return new RowFinder(url, "sp_user", "sp_password", schema);
    }

    @Override
    public void close() throws SQLException {
        run("set client_min_messages to error; drop schema \"Odd \"\"name\" cascade");
    }

    private void run(String sql) throws SQLException {
        try (var connection = home.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
