package io.freshet.cli.topics;

import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What may be done with one resource, or with all whose names begin alike.
 *
 * @param resource topic, group, or transactional id
 * @param name of the resource, or what its name begins with
 * @param pattern literal or prefixed
 * @param operations what may be done
 */
public record AclEntry(
        ResourceType resource, String name, PatternType pattern, List<AclOperation> operations) {

    public AclEntry {
        operations = List.copyOf(operations);
    }

    static AclEntry topic(String name, AclOperation... operations) {
        return new AclEntry(ResourceType.TOPIC, name, PatternType.LITERAL, List.of(operations));
    }

    static AclEntry group(String name) {
        return new AclEntry(
                ResourceType.GROUP,
                name,
                PatternType.LITERAL,
                List.of(AclOperation.READ, AclOperation.DESCRIBE));
    }

    /** A group of others, to see how far it is. */
    static AclEntry watchedGroup(String name) {
        return new AclEntry(
                ResourceType.GROUP, name, PatternType.LITERAL, List.of(AclOperation.DESCRIBE));
    }

    static AclEntry transactionalIds(String begin) {
        return new AclEntry(
                ResourceType.TRANSACTIONAL_ID,
                begin,
                PatternType.PREFIXED,
                List.of(AclOperation.WRITE, AclOperation.DESCRIBE));
    }
}
