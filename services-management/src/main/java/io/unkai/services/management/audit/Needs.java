package io.unkai.services.management.audit;

import io.unkai.api.Iam;
import io.unkai.kernel.iam.ArnTemplate.Names;
import io.unkai.kernel.iam.MemberPath;
import io.unkai.kernel.iam.Permission;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What calls needed permission for, by the metadata of their operations. */
final class Needs {
    /** Most resources that one event names. */
    static final int MAX_RESOURCES = 20;

    private static final int ACRONYM = 3;
    private static final String ROLE = "AWS::IAM::Role";
    private static final Map<Operation<?, ?>, List<Permission>> KNOWN = new ConcurrentHashMap<>();
    private static final Map<String, String> NAMESPACES =
            Map.of("logs", "Logs", "cloudwatch", "CloudWatch", "states", "StepFunctions");
    private static final Map<String, String> TYPES = Map.of("vpc", "VPC");

    private Needs() {}

    /** The permissions that a call needed; none where nobody knows or its input was not read. */
    static List<Permission> of(FinishedCall call) {
        var input = call.input();
        if (input == null) {
            return List.of();
        }
        return KNOWN.computeIfAbsent(call.operation(), Needs::permissions).stream()
                .filter(permission -> permission.when().test(input) && !isHandedOnUnseen(permission))
                .toList();
    }

    /** Which role an instance profile hands on, no call says; a policy that allows it for all of them would be worse than none. */
    private static boolean isHandedOnUnseen(Permission permission) {
        return permission.asked() && !permission.to().isEmpty();
    }

    private static List<Permission> permissions(Operation<?, ?> operation) {
        var known = Iam.permissions(operation);
        return known == null ? List.of() : known;
    }

    /** The ARNs of what a call needed a permission for; what its handler asks for one by one is seen by its container. */
    static List<String> arns(FinishedCall call, Struct input, Permission permission) {
        if (permission.action().resources().isEmpty()) {
            return List.of("*");
        }
        if (!permission.asked()) {
            return permission.arns(input, call.region(), call.account(), Names.PLAIN);
        }
        var bucket = MemberPath.find(input.schema(), "Bucket");
        var named = bucket == null ? List.<String>of() : bucket.values(input);
        return named.isEmpty()
                ? List.of("*")
                : named.stream().map(name -> "arn:aws:s3:::" + name + "/*").toList();
    }

    /** The resources that a call named. */
    static List<Touched> resources(FinishedCall call) {
        var input = call.input();
        var touched = new LinkedHashSet<Touched>();
        if (input != null) {
            addRole(touched, call, input);
            for (var permission : of(call)) {
                if (permission.asked()) {
                    arns(call, input, permission).forEach(arn -> addContainer(touched, arn));
                } else {
                    permission.resources().forEach(type -> add(touched, call, input, permission.service(), type));
                }
            }
        }
        return List.copyOf(touched);
    }

    /** Who needs no permission to call names a role all the same. */
    private static void addRole(Set<Touched> touched, FinishedCall call, Struct input) {
        var role = Vouched.needed(call) ? MemberPath.find(input.schema(), "RoleArn") : null;
        if (role != null) {
            role.values(input).forEach(arn -> touched.add(new Touched(ROLE, arn)));
        }
    }

    private static void add(
            Set<Touched> touched, FinishedCall call, Struct input, String service, Permission.Type type) {
        if (type.resource().type().isEmpty() || !type.template().named(input)) {
            return;
        }
        var name = cloudFormationType(call, service, type.resource().type());
        for (var arn : type.template().arns(input, call.region(), call.account(), Names.PLAIN)) {
            if (!arn.contains("*") && touched.size() < MAX_RESOURCES) {
                touched.add(new Touched(name, arn));
            }
        }
    }

    private static void addContainer(Set<Touched> touched, String arn) {
        if (arn.endsWith("/*")) {
            touched.add(new Touched("AWS::S3::Bucket", arn.substring(0, arn.length() - 2)));
        }
    }

    private static String cloudFormationType(FinishedCall call, String service, String type) {
        return "AWS::" + namespace(call, service) + "::" + TYPES.getOrDefault(type, camel(type));
    }

    /** The called service's own name; of another's resources, its prefix as acronym or word. */
    private static String namespace(FinishedCall call, String service) {
        var called = call.operation().service();
        if (service.equals(called.iamPrefix())) {
            return NAMESPACES.getOrDefault(called.id(), called.sdkId().replace(" ", ""));
        }
        return service.length() <= ACRONYM ? service.toUpperCase(Locale.ROOT) : camel(service);
    }

    private static String camel(String type) {
        var words = new ArrayList<String>();
        for (var word : type.split("[- ]")) {
            words.add(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return String.join("", words);
    }
}
