package io.unkai.kernel.iam;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One permission that calls of an operation need, ready to be asked for each input.
 *
 * @param action what must be allowed
 * @param asked whether the handler asks, not the chain
 * @param guard when it is needed, as its metadata spells it; always where it is empty
 * @param when whether an input is one it is needed for
 * @param resources what it acts on; none where it acts on everything
 * @param service the service whose resources it acts on, as their ARNs name it; else the prefix of the action
 * @param to the service that is given what it acts on, for example {@code ec2.amazonaws.com} a role, or empty
 */
public record Permission(
        IamAction action,
        boolean asked,
        String guard,
        Predicate<Struct> when,
        List<Type> resources,
        String service,
        String to) {
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
        return new Permission(
                action, need.asked(), need.guard(), guard::holds, types, service(action, types), need.to());
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
        if (need.on().startsWith("arn:")) {
            var fixed = new IamResource("", true, need.on(), List.of());
            return new Type(fixed, ArnTemplate.of(need.on(), input, Map.of()));
        }
        var typeAndMember = need.on().split("=", 2);
        for (var resource : action.resources()) {
            if (resource.type().equals(typeAndMember[0]) && typeAndMember.length == 2) {
                return new Type(resource, ArnTemplate.named(resource.arn(), input, typeAndMember[1]));
            }
        }
        throw new IllegalArgumentException(action.name() + " does not act on " + need.on());
    }

    private static String service(IamAction action, List<Type> types) {
        var arn = types.isEmpty() ? null : Arn.parse(types.getFirst().template().toString());
        return arn == null ? action.name().substring(0, action.name().indexOf(':')) : arn.service();
    }

    /** Whether calls with an input need it. */
    public boolean needed(Struct input) {
        return !asked && when.test(input);
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
