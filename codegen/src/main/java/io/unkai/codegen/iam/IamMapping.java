package io.unkai.codegen.iam;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.model.OperationModel;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.kernel.iam.IamNeed;
import io.unkai.kernel.schema.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which actions each operation needs: those that {@code models/iam-operations.json} names, else the action of the same name.
 * What has neither is reported, and nobody is allowed it.
 */
public final class IamMapping {
    private static final Pattern READING =
            Pattern.compile("(Batch)?(Get|List|Describe|Head|Query|Scan|Search|Lookup|Count|Select)[A-Z].*|Query|Scan");

    private final IamData data;
    private final Json exceptions;
    private final TreeMap<String, List<String>> actions = new TreeMap<>();
    private final Set<String> unmapped = new TreeSet<>();

    /**
     * @param exceptions actions of operations by service and operation
     */
    public IamMapping(IamData data, Json exceptions) {
        this.data = data;
        this.exceptions = exceptions;
    }

    /** Maps all operations of a service and marks those that only read. */
    public ServiceDefinition map(ServiceDefinition service) {
        var operations = new ArrayList<OperationModel>();
        for (var operation : service.operations()) {
            var id = service.source().id() + ':' + operation.name();
            var needed = find(service, operation);
            if (needed == null) {
                unmapped.add(id);
            } else {
                actions.put(id, needed);
            }
            operations.add(needed != null && onlyReads(operation, needed) ? readOnly(operation) : operation);
        }
        return service.with(operations);
    }

    /** The actions of mapped operations, by {@code service:Operation}. */
    public SortedMap<String, List<String>> actions() {
        return actions;
    }

    /** The operations without known actions, as {@code service:Operation}. */
    public Set<String> unmapped() {
        return unmapped;
    }

    private @Nullable List<String> find(ServiceDefinition service, OperationModel operation) {
        var prefix = service.source().iamPrefix();
        var own = exceptions.get(service.source().id());
        if (own.has(operation.name())) {
            return own.get(operation.name()).texts().stream()
                    .map(this::spelledNeed)
                    .toList();
        }
        var other = own.get("*").get(operation.http().method());
        if (!other.isMissing()) {
            return List.of(spelled(other.text()));
        }
        var same = data.action(prefix + ':' + operation.name());
        return same.isMissing() ? null : List.of(prefix + ':' + same.get("name").text());
    }

    private String spelledNeed(String text) {
        var need = IamNeed.parse(text);
        return need.withAction(spelled(need.action())).toString();
    }

    private String spelled(String action) {
        var found = data.action(action);
        if (found.isMissing()) {
            throw new IllegalArgumentException("there is no action " + action);
        }
        return action.substring(0, action.indexOf(':') + 1) + found.get("name").text();
    }

    private boolean onlyReads(OperationModel operation, List<String> needed) {
        return READING.matcher(operation.name()).matches()
                && needed.stream()
                        .map(need -> data.action(IamNeed.parse(need).action())
                                .get("accessLevel")
                                .text())
                        .allMatch(level -> level.equals("Read") || level.equals("List"));
    }

    private static OperationModel readOnly(OperationModel operation) {
        var flags = EnumSet.of(Operation.Flag.READ_ONLY);
        flags.addAll(operation.flags());
        return operation.with(flags);
    }
}
