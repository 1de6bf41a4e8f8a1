package io.unkai.services.identity.access;

import io.unkai.kernel.iam.MemberPath;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Condition keys that are what a member of the input says: those of the member's name ({@code ec2:InstanceType}), or of the header
 * or query parameter that carries it ({@code s3:x-amz-acl}, {@code s3:max-keys}).
 */
final class InputKeys {
    private final String prefix;
    private final Map<String, MemberPath> members = new HashMap<>();

    InputKeys(Operation<?, ?> operation) {
        prefix = operation.service().iamPrefix() + ':';
        var input = operation.input();
        for (var member : input.members()) {
            var path = Objects.requireNonNull(MemberPath.find(input, member.name()));
            members.putIfAbsent(member.name().toLowerCase(Locale.ROOT), path);
            members.putIfAbsent(carrier(member), path);
        }
    }

    private static String carrier(Member member) {
        var binding = member.traits().binding();
        return switch (binding.location()) {
            case HEADER, QUERY -> binding.name().toLowerCase(Locale.ROOT);
            case BODY, PAYLOAD, PREFIX_HEADERS, QUERY_PARAMS, LABEL, STATUS ->
                member.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The values of a key, or null where no member says them. */
    @Nullable
    List<String> get(Struct input, String key) {
        if (!key.startsWith(prefix)) {
            return null;
        }
        var path = members.get(key.substring(prefix.length()));
        var values = path == null ? List.<String>of() : path.values(input);
        return values.isEmpty() ? null : values;
    }
}
