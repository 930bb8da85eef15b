package io.freshet.it.secure;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;
import org.jspecify.annotations.Nullable;

/** Makes the broker's side of MSK's mechanism known to Java, as Kafka's own login modules do. */
public final class MskLoginModule implements LoginModule {

    static {
        Security.addProvider(new MskProvider());
    }

    /** Kafka makes it. */
    public MskLoginModule() {}

    @Override
    public void initialize(
            Subject subject,
            @Nullable CallbackHandler handler,
            Map<String, ?> shared,
            Map<String, ?> options) {}

    @Override
    public boolean login() {
        return true;
    }

    @Override
    public boolean commit() {
        return true;
    }

    @Override
    public boolean abort() {
        return false;
    }

    @Override
    public boolean logout() {
        return true;
    }

    private static final class MskProvider extends Provider {

        private static final long serialVersionUID = 1L;

        MskProvider() {
            super("MSK for tests", "1", "the broker's side of AWS_MSK_IAM");
            put("SaslServerFactory.AWS_MSK_IAM", MskServerFactory.class.getName());
        }
    }
}
