package io.freshet.cli.topics;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A cluster of Amazon MSK, as IAM knows it and what is in it.
 *
 * @param account the ARN up to the account, colon included
 * @param name the cluster's name and id, with a slash between them
 */
record MskCluster(String account, String name) {

    private static final Pattern ARN =
            Pattern.compile(
                    "(?<account>arn:aws[a-z-]*:kafka:[a-z0-9-]+:\\d{12}:)"
                            + "cluster/(?<name>[^/*]+/[^/*]+)");

    static boolean isArn(String text) {
        return ARN.matcher(text).matches();
    }

    /**
     * Reads the ARN of a cluster.
     *
     * @throws IllegalArgumentException when it is none
     */
    static MskCluster parse(String arn) {
        var matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "arn must be arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/ID, was " + arn);
        }
        return new MskCluster(matcher.group("account"), matcher.group("name"));
    }

    /** The cluster itself. */
    String arn() {
        return account + "cluster/" + name;
    }

    /** A topic, group or transactional id of it, or all whose names begin alike. */
    String arn(AclEntry entry) {
        return account
                + kind(entry.resource())
                + "/"
                + name
                + "/"
                + entry.name()
                + (entry.pattern() == PatternType.PREFIXED ? "*" : "");
    }

    private static String kind(ResourceType resource) {
        return resource.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
