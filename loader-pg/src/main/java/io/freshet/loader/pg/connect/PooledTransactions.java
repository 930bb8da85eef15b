package io.freshet.loader.pg.connect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A connection each of whose transactions begins with a statement of ours, because the session that
 * a pooler gives it may be another one every time. Whatever could be a transaction's first
 * statement is preceded by it, so nobody who uses the connection has to think of it.
 */
final class PooledTransactions {

    /** What reaches the server, or hands out a way to it. */
    private static final Set<String> FIRSTS = Set.of("setSavepoint", "unwrap");

    private final Connection connection;
    private final BaseConnection driver;
    private final String beginning;

    private PooledTransactions(Connection connection, String beginning) throws SQLException {
        this.connection = connection;
        this.driver = connection.unwrap(BaseConnection.class);
        this.beginning = beginning;
    }

    /**
     * Such a connection.
     *
     * @param connection the real one, commits by hand
     * @param beginning the statement
     */
    static Connection of(Connection connection, String beginning) throws SQLException {
        var transactions = new PooledTransactions(connection, beginning);
        return proxy(Connection.class, transactions::onConnection);
    }

    private @Nullable Object onConnection(
            Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (FIRSTS.contains(method.getName())) {
            begin();
        }
        var result = call(connection, method, arguments);
        if (result instanceof CallableStatement statement) {
            return proxy(CallableStatement.class, onStatement(statement));
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, onStatement(statement));
        }
        return result instanceof Statement statement
                ? proxy(Statement.class, onStatement(statement))
                : result;
    }

    private InvocationHandler onStatement(Statement statement) {
        return (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                begin();
            }
            return call(statement, method, arguments);
        };
    }

    private void begin() throws SQLException {
        if (driver.getTransactionState() == TransactionState.IDLE && !driver.getAutoCommit()) {
            try (var statement = connection.createStatement()) {
                statement.execute(beginning);
            }
        }
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        PooledTransactions.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
