package io.freshet.it.secure;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the broker's side of MSK's mechanism. */
public final class MskServerFactory implements SaslServerFactory {

    /** Java makes it. */
    public MskServerFactory() {}

    @Override
    public SaslServer createSaslServer(
            String mechanism,
            String protocol,
            @Nullable String server,
            @Nullable Map<String, ?> properties,
            @Nullable CallbackHandler handler) {
        return new MskSaslServer();
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
        return new String[] {MskSaslServer.MECHANISM};
    }
}
