package io.freshet.it.deploy;

import io.freshet.cli.FreshetCommand;
import io.freshet.cli.shell.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/**
 * A user that {@code freshet topics acls} prints for Strimzi.
 *
 * @param resource the KafkaUser
 */
record PrintedUsers(Tree resource) {

    static List<PrintedUsers> all(String cluster) {
        var users = new ArrayList<PrintedUsers>();
        new Yaml()
                .loadAll(print("strimzi", cluster))
                .forEach(one -> users.add(new PrintedUsers(new Tree(one))));
        return users;
    }

    /** The same as policies of IAM. */
    static String policies(String arn) {
        return print("iam", arn);
    }

    private static String print(String format, String cluster) {
        var out = new StringWriter();
        var command = Shell.commandLine(new FreshetCommand());
        command.setOut(new PrintWriter(out));
        command.execute("topics", "acls", "--format", format, "--cluster", cluster);
        return out.toString();
    }

    String name() {
        return resource.at("metadata", "name").text();
    }

    /** The names of a kind of resource on which the user may do something. */
    TreeSet<String> names(String type, String operation) {
        var names = new TreeSet<String>();
        for (var acl : resource.at("spec", "authorization", "acls").list()) {
            if (acl.at("resource", "type").text().equals(type)
                    && acl.at("operations").texts().contains(operation)) {
                var isPrefix = acl.at("resource", "patternType").text().equals("prefix");
                names.add(acl.at("resource", "name").text() + (isPrefix ? "*" : ""));
            }
        }
        return names;
    }
}
