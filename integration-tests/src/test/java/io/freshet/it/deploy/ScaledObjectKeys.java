package io.freshet.it.deploy;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a ScaledObject of KEDA and its Kafka trigger may say, of which there are no types in Java.
 */
final class ScaledObjectKeys {

    private static final Set<String> ROOT = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Set<String> SPEC =
            Set.of(
                    "scaleTargetRef",
                    "pollingInterval",
                    "cooldownPeriod",
                    "initialCooldownPeriod",
                    "idleReplicaCount",
                    "minReplicaCount",
                    "maxReplicaCount",
                    "fallback",
                    "advanced",
                    "triggers");
    private static final Set<String> TARGET =
            Set.of("apiVersion", "kind", "name", "envSourceContainerName");
    private static final Set<String> ADVANCED =
            Set.of(
                    "restoreToOriginalReplicaCount",
                    "horizontalPodAutoscalerConfig",
                    "scalingModifiers");
    private static final Set<String> TRIGGER =
            Set.of(
                    "type",
                    "name",
                    "metadata",
                    "authenticationRef",
                    "metricType",
                    "useCachedMetrics");
    private static final Set<String> KAFKA =
            Set.of(
                    "bootstrapServers",
                    "consumerGroup",
                    "topic",
                    "lagThreshold",
                    "activationLagThreshold",
                    "offsetResetPolicy",
                    "allowIdleConsumers",
                    "scaleToZeroOnInvalidOffset",
                    "excludePersistentLag",
                    "limitToPartitionsWithLag",
                    "ensureEvenDistributionOfPartitions",
                    "version",
                    "partitionLimitation",
                    "sasl",
                    "tls",
                    "unsafeSsl");

    private ScaledObjectKeys() {}

    static List<String> unknown(Tree resource) {
        var unknown = new ArrayList<String>();
        var spec = resource.at("spec");
        var autoscaler = spec.at("advanced", "horizontalPodAutoscalerConfig");
        collect("ScaledObject", resource, ROOT, unknown);
        collect("spec", spec, SPEC, unknown);
        collect("scaleTargetRef", spec.at("scaleTargetRef"), TARGET, unknown);
        collect("advanced", spec.at("advanced"), ADVANCED, unknown);
        collect("horizontalPodAutoscalerConfig", autoscaler, Set.of("name", "behavior"), unknown);
        if (!autoscaler.at("behavior").isAbsent()) {
            unknown.addAll(
                    StrictManifest.unknownKeys(
                            autoscaler.at("behavior"), HorizontalPodAutoscalerBehavior.class));
        }
        for (var trigger : spec.at("triggers").list()) {
            collect("trigger", trigger, TRIGGER, unknown);
            collect("kafka", trigger.at("metadata"), KAFKA, unknown);
            if (!trigger.at("type").text().equals("kafka")) {
                unknown.add("trigger " + trigger.at("type").text());
            }
            // KEDA reads all of it as text, and the API server refuses anything else.
            trigger.at("metadata")
                    .map()
                    .forEach(
                            (key, value) -> {
                                if (!(value.value() instanceof String)) {
                                    unknown.add(key + " is no text");
                                }
                            });
        }
        return unknown;
    }

    private static void collect(String path, Tree node, Set<String> known, List<String> unknown) {
        for (var key : node.map().keySet()) {
            if (!known.contains(key)) {
                unknown.add(path + "." + key);
            }
        }
    }
}
