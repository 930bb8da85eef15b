package io.freshet.it.secure;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

/** A broker wants a handler for each mechanism; this one is never asked. */
public final class MskCallbacks implements AuthenticateCallbackHandler {

    /** Kafka makes it. */
    public MskCallbacks() {}

    @Override
    public void configure(
            Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {}

    @Override
    public void handle(Callback[] callbacks) {}

    @Override
    public void close() {}
}
