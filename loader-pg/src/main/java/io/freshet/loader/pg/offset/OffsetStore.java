package io.freshet.loader.pg.offset;

import io.freshet.iglu.ddl.TableDdl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offsets in a table. A partition is claimed before it is read; every claim raises its generation,
 * and only the newest generation may move the offset on, in the transaction of the rows. So rows
 * and offset are written together or not at all, and a loader that was thought dead can write
 * nothing any more.
 */
public final class OffsetStore {

    private static final String TABLE = "loader_offsets";

    private final String table;
    private final String group;
    private final String owner;

    /**
     * Keeps the offsets of one consumer group.
     *
     * @param schema database schema of our own tables
     * @param owner who claims, for people to read
     */
    public OffsetStore(String schema, String group, String owner) {
        this.table = TableDdl.qualified(schema, TABLE);
        this.group = group;
        this.owner = owner;
    }

    /** The statements that make the table where there is none. */
    public List<String> definition() {
        return List.of(
                """
                CREATE TABLE IF NOT EXISTS %s (
                consumer_group text NOT NULL,
                topic text NOT NULL,
                partition integer NOT NULL,
                topic_id text,
                next_offset bigint,
                generation bigint NOT NULL,
                owner text NOT NULL,
                updated_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (consumer_group, topic, partition)
                )"""
                        .formatted(table));
    }

    /**
     * Takes a partition over from whoever had it. Waits for a transaction of theirs that is about
     * to end.
     *
     * @param topicId the topic's id, or null where the broker has none; offsets of a topic of the
     *     same name that was deleted do not count
     */
    public Claim claim(Connection connection, String topic, int partition, @Nullable String topicId)
            throws SQLException {
        var sql =
                """
                INSERT INTO %1$s AS o
                  (consumer_group, topic, partition, topic_id, generation, owner)
                VALUES (?, ?, ?, ?, 1, ?)
                ON CONFLICT (consumer_group, topic, partition) DO UPDATE SET
                  next_offset = CASE WHEN o.topic_id <> EXCLUDED.topic_id THEN NULL
                                     ELSE o.next_offset END,
                  topic_id = coalesce(EXCLUDED.topic_id, o.topic_id),
                  generation = o.generation + 1,
                  owner = EXCLUDED.owner,
                  updated_at = now()
                RETURNING generation, next_offset"""
                        .formatted(table);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, group);
            statement.setString(2, topic);
            statement.setInt(3, partition);
            statement.setString(4, topicId);
            statement.setString(5, owner);
            try (var row = statement.executeQuery()) {
                row.next();
                long generation = row.getLong(1);
                long next = row.getLong(2);
                return new Claim(generation, row.wasNull() ? null : next);
            }
        }
    }

    /**
     * Moves a partition's offset on, in the transaction of the rows. The partition stays locked
     * until that ends.
     *
     * @param claim as it was before
     * @param nextOffset the first offset that is not among the rows
     * @throws Fenced when somebody else has claimed the partition
     */
    public void advance(
            Connection connection, String topic, int partition, Claim claim, long nextOffset)
            throws SQLException, Fenced {
        var sql =
                """
                UPDATE %s SET next_offset = ?, updated_at = now()
                 WHERE consumer_group = ? AND topic = ? AND partition = ?
                   AND generation = ? AND next_offset IS NOT DISTINCT FROM ?"""
                        .formatted(table);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, nextOffset);
            statement.setString(2, group);
            statement.setString(3, topic);
            statement.setInt(4, partition);
            statement.setLong(5, claim.generation());
            var expected = claim.nextOffset();
            if (expected == null) {
                statement.setNull(6, Types.BIGINT);
            } else {
                statement.setLong(6, expected);
            }
            if (statement.executeUpdate() != 1) {
                throw new Fenced(topic, partition);
            }
        }
    }

    /** How far each partition of the group has been loaded; none before the first start. */
    public List<StoredOffset> stored(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return List.of();
        }
        var sql =
                """
                SELECT topic, partition, topic_id, next_offset FROM %s
                 WHERE consumer_group = ? ORDER BY topic, partition"""
                        .formatted(table);
        var stored = new ArrayList<StoredOffset>();
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, group);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    long next = rows.getLong(4);
                    boolean isNull = rows.wasNull();
                    stored.add(
                            new StoredOffset(
                                    rows.getString(1),
                                    rows.getInt(2),
                                    rows.getString(3),
                                    isNull ? null : next));
                }
            }
        }
        return stored;
    }

    private boolean exists(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
