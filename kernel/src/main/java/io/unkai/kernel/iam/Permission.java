package io.unkai.kernel.iam;

import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One permission that calls of an operation need, ready to be asked for each input.
 *
 * @param action what must be allowed
 * @param asked whether the handler asks, not the chain
 * @param guard when it is needed
 * @param resources what it acts on; none where it acts on everything
 */
public record Permission(IamAction action, boolean asked, Guard guard, List<Type> resources) {
    /**
     * A type of resource that is acted on.
     *
     * @param resource what is known of the type
     * @param template its ARN
     */
    public record Type(IamResource resource, ArnTemplate template) {}

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException where the need names members that the input does not have
     */
    public static Permission of(IamNeed need, IamAction action, StructSchema input, Map<String, String> bindings) {
        var guard = Guard.parse(input, need.guard());
        var types = need.on().isEmpty() ? types(action, input, bindings) : List.of(named(need, action, input));
        return new Permission(action, need.asked(), guard, types);
    }

    private static List<Type> types(IamAction action, StructSchema input, Map<String, String> bindings) {
        var types = new ArrayList<Type>();
        for (var resource : action.resources()) {
            var template = ArnTemplate.of(resource.arn(), input, bindings);
            if (template.bound() || resource.required()) {
                types.add(new Type(resource, template));
            }
        }
        return List.copyOf(types);
    }

    private static Type named(IamNeed need, IamAction action, StructSchema input) {
        var typeAndMember = need.on().split("=", 2);
        for (var resource : action.resources()) {
            if (resource.type().equals(typeAndMember[0]) && typeAndMember.length == 2) {
                return new Type(resource, ArnTemplate.named(resource.arn(), input, typeAndMember[1]));
            }
        }
        throw new IllegalArgumentException(action.name() + " does not act on " + need.on());
    }

    /** Whether calls with an input need it. */
    public boolean needed(Struct input) {
        return !asked && guard.holds(input);
    }

    /** The ARNs of what a call acts on, {@code *} where it acts on everything. */
    public List<String> arns(Struct input, String region, String account, ArnTemplate.Names names) {
        var arns = new ArrayList<String>();
        for (var type : resources) {
            if (type.resource().required() || type.template().named(input)) {
                arns.addAll(type.template().arns(input, region, account, names));
            }
        }
        return arns.isEmpty() ? List.of("*") : arns;
    }

    /** Whether it is known what it acts on. */
    public boolean resolved() {
        return action.resources().isEmpty()
                || resources.stream().anyMatch(type -> type.template().bound());
    }
}
