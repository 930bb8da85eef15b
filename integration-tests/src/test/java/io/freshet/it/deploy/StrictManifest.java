package io.freshet.it.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest into the Kubernetes API's own types. A wrong type does not get in; a key that
 * the type does not know is kept aside by those classes, which is where a misspelt one is found.
 */
final class StrictManifest {

    private static final KubernetesSerialization READER = new KubernetesSerialization();
    private static final String STRIMZI = "kafka.strimzi.io/v1";
    private static final Map<String, Class<? extends HasMetadata>> STRIMZI_KINDS =
            Map.of(
                    "Kafka", Kafka.class,
                    "KafkaNodePool", KafkaNodePool.class,
                    "KafkaTopic", KafkaTopic.class,
                    "KafkaUser", KafkaUser.class);
    private static final Pattern MODELS =
            Pattern.compile("io\\.(fabric8\\.(kubernetes|openshift)|strimzi)\\.api\\..*");

    private StrictManifest() {}

    /** The keys that the kind does not have, as paths. */
    static List<String> unknownKeys(Tree manifest) {
        if (manifest.at("apiVersion").text().startsWith("keda.sh/")) {
            return ScaledObjectKeys.unknown(manifest);
        }
        var yaml = manifest.yaml();
        var unknown = new TreeSet<String>();
        var kind = manifest.at("kind").text();
        if (manifest.at("apiVersion").text().equals(STRIMZI)) {
            var resource = READER.unmarshal(yaml, STRIMZI_KINDS.get(kind));
            collect(kind, resource, unknown);
            return List.copyOf(unknown);
        }
        var resource = READER.<HasMetadata>unmarshal(yaml);
        if (resource instanceof GenericKubernetesResource) {
            return List.of(resource.getApiVersion() + "/" + resource.getKind());
        }
        collect(resource.getKind(), resource, unknown);
        return List.copyOf(unknown);
    }

    private static void collect(String path, Object node, Set<String> unknown) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> collectIfThere(path + "." + key, value, unknown));
        } else if (node instanceof Collection<?> list) {
            list.forEach(value -> collectIfThere(path + "[]", value, unknown));
        } else if (MODELS.matcher(node.getClass().getName()).matches()
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

    /** The keys below a part of a manifest that a type of the Kubernetes API describes. */
    static List<String> unknownKeys(Tree part, Class<?> type) {
        var unknown = new TreeSet<String>();
        collect(type.getSimpleName(), READER.unmarshal(part.yaml(), type), unknown);
        return List.copyOf(unknown);
    }

    private static void collectIfThere(String path, @Nullable Object node, Set<String> unknown) {
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
