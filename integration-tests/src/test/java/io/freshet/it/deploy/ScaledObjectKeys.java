package io.freshet.it.deploy;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a ScaledObject of KEDA and its Kafka trigger may say, of which there are no types in Java.
 *
 * <p>The truth is in KEDA's repository. The resource is described by its custom resource
 * definition, {@code config/crd/bases/keda.sh_scaledobjects.yaml}, and the API server drops what is
 * not there. A trigger's {@code metadata} may be anything to the API server; what the Kafka scaler
 * reads of it are the names in {@code pkg/scalers/kafka_scaler.go}, which the page <a
 * href="https://keda.sh/docs/latest/scalers/apache-kafka/">Apache Kafka</a> explains. Others are
 * ignored without a word. Here are the names as of KEDA 2.18, without those that are read from the
 * environment of the scaled pods.
 */
final class ScaledObjectKeys {

    /**
     * What the scaler speaks to brokers: its own default is 1.0.0, and brokers since Kafka 4 answer
     * nothing older than 2.1.
     */
    static final String PROTOCOL = "2.8.0";

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
    private static final Set<String> AUTHENTICATION = Set.of("name", "kind");
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
                    "saslTokenProvider",
                    "awsRegion",
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
            collect("authenticationRef", trigger.at("authenticationRef"), AUTHENTICATION, unknown);
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
