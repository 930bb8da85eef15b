package io.freshet.it.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest into the Kubernetes API's own types. A wrong type does not get in; a key that
 * the type does not know is kept aside by those classes, which is where a misspelt one is found.
 */
final class StrictManifest {

    private static final KubernetesSerialization READER = new KubernetesSerialization();

    private StrictManifest() {}

    /** The keys that the kind does not have, as paths. */
    static List<String> unknownKeys(String yaml) {
        var resource = READER.<HasMetadata>unmarshal(yaml);
        var unknown = new ArrayList<String>();
        if (resource instanceof GenericKubernetesResource) {
            unknown.add(resource.getApiVersion() + "/" + resource.getKind());
        }
        collect(resource.getKind(), resource, unknown);
        return unknown;
    }

    private static void collect(String path, Object node, List<String> unknown) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> collectIfThere(path + "." + key, value, unknown));
        } else if (node instanceof Collection<?> list) {
            list.forEach(value -> collectIfThere(path + "[]", value, unknown));
        } else if (node.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")
                && !node.getClass().isEnum()) {
            for (var method : node.getClass().getMethods()) {
                if (isGetter(method)) {
                    var name = method.getName().substring("get".length());
                    var value = value(method, node);
                    if (name.equals("AdditionalProperties")) {
                        ((Map<?, ?>) value).keySet().forEach(key -> unknown.add(path + "." + key));
                    } else {
                        collectIfThere(path + "." + name, value, unknown);
                    }
                }
            }
        }
    }

    private static void collectIfThere(String path, @Nullable Object node, List<String> unknown) {
        if (node != null) {
            collect(path, node, unknown);
        }
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && method.getDeclaringClass() != Object.class;
    }

    private static Object value(Method getter, Object node) {
        try {
            return getter.invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("reading " + getter, e);
        }
    }
}
