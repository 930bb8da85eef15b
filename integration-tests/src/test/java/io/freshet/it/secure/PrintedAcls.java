package io.freshet.it.secure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What {@code freshet topics acls} prints, understood as {@code kafka-acls.sh} does.
 *
 * @param bindings one for each operation
 */
public record PrintedAcls(List<AclBinding> bindings) {

    private static final Pattern COMMAND =
            Pattern.compile(
                    "--add --allow-principal '(?<user>[^']+)'"
                            + " --(?<resource>topic|group|transactional-id) '(?<name>[^']+)'"
                            + " --resource-pattern-type (?<pattern>\\w+)(?<operations>.*)");
    private static final Pattern OPERATION = Pattern.compile("--operation (\\w+)");

    public PrintedAcls {
        bindings = List.copyOf(bindings);
    }

    /** Reads lines of shell; each must be understood. */
    public static PrintedAcls of(String shell) {
        var bindings = new ArrayList<AclBinding>();
        for (var line : shell.replace("\\\n", "").split("\n")) {
            var command = COMMAND.matcher(line.replaceAll(" +", " "));
            if (!command.find()) {
                throw new IllegalArgumentException("no command to add rights: " + line);
            }
            var resource =
                    new ResourcePattern(
                            ResourceType.fromString(command.group("resource").replace('-', '_')),
                            command.group("name"),
                            PatternType.valueOf(command.group("pattern").toUpperCase(Locale.ROOT)));
            OPERATION
                    .matcher(command.group("operations"))
                    .results()
                    .forEach(
                            operation ->
                                    bindings.add(
                                            new AclBinding(
                                                    resource,
                                                    entry(
                                                            command.group("user"),
                                                            operation.group(1)))));
        }
        return new PrintedAcls(bindings);
    }

    private static AccessControlEntry entry(String user, String operation) {
        var name = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return new AccessControlEntry(
                user, "*", AclOperation.fromString(name), AclPermissionType.ALLOW);
    }

    /** Those of some users that no broker of this JVM has been asked for: nobody needs them. */
    public List<AclBinding> unused(Collection<String> users) {
        var allowed = RecordingAuthorizer.allowed();
        return bindings.stream()
                .filter(binding -> users.contains(binding.entry().principal()))
                .filter(binding -> allowed.stream().noneMatch(each -> isOf(binding, each)))
                .toList();
    }

    private static boolean isOf(AclBinding binding, RecordingAuthorizer.Allowed allowed) {
        var resource = binding.pattern();
        return binding.entry().principal().equals(allowed.user())
                && binding.entry().operation() == allowed.operation()
                && resource.resourceType() == allowed.type()
                && (resource.patternType() == PatternType.PREFIXED
                        ? allowed.name().startsWith(resource.name())
                        : allowed.name().equals(resource.name()));
    }

    /** Gives these rights. */
    public void apply(String servers) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            admin.createAcls(bindings).all().get();
        }
    }
}
