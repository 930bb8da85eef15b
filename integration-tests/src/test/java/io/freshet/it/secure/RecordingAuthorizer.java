package io.freshet.it.secure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers who was allowed what. The broker makes it by name. */
public final class RecordingAuthorizer extends StandardAuthorizer {

    private static final Set<Allowed> ALLOWED = ConcurrentHashMap.newKeySet();

    /**
     * Something that a user did.
     *
     * @param user as an entry names it, {@code User:…}
     * @param operation what was done
     * @param type of the resource
     * @param name of the resource
     */
    record Allowed(String user, AclOperation operation, ResourceType type, String name) {}

    /** All that was allowed so far. */
    static Set<Allowed> allowed() {
        return Set.copyOf(ALLOWED);
    }

    @Override
    public List<AuthorizationResult> authorize(
            AuthorizableRequestContext context, List<Action> actions) {
        var results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            if (results.get(i) == AuthorizationResult.ALLOWED) {
                var action = actions.get(i);
                ALLOWED.add(
                        new Allowed(
                                context.principal().toString(),
                                action.operation(),
                                action.resourcePattern().resourceType(),
                                action.resourcePattern().name()));
            }
        }
        return results;
    }
}
