package io.unkai.services.identity.access;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.Struct;
import io.unkai.services.identity.organizations.inherit.TagRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Refuses tags that an account's effective tag policy does not want on resources of a type. */
final class EnforcedTags {
    /** The action that handlers of EC2 ask for, one resource after the other. */
    private static final String ASKED = "ec2:CreateTags";

    private static final String BY_TYPE = "TagSpecifications";

    private EnforcedTags() {}

    /**
     * Checks the tags that a call gives a resource; one that takes tags away gives none.
     *
     * @param resource its ARN, or a pattern of it where it is not there yet
     * @throws ApiException where a tag is not as it has to be
     */
    static void require(List<TagRule> rules, Call call, Struct input, String resource) {
        if (rules.isEmpty() || takesAway(call.operation().name())) {
            return;
        }
        var arn = Arn.parse(resource);
        var kind = arn == null ? "" : kind(arn);
        if (arn == null || rules.stream().noneMatch(rule -> rule.enforcedFor(arn.service() + ':' + kind))) {
            return;
        }
        for (var tag : tags(input, kind).entrySet()) {
            for (var rule : rules) {
                if (rule.isAbout(tag.getKey())
                        && rule.enforcedFor(arn.service() + ':' + kind)
                        && !rule.takes(tag.getKey(), tag.getValue())) {
                    throw refusal(call, tag.getKey());
                }
            }
        }
    }

    /** The same for what handlers ask for; what passes goes on. */
    static boolean pass(List<TagRule> rules, Call call, Struct input, String action, String resource) {
        if (action.equals(ASKED)) {
            require(rules, call, input, resource);
        }
        return true;
    }

    private static boolean takesAway(String operation) {
        return Stream.of("Untag", "Delete", "Remove").anyMatch(operation::startsWith);
    }

    /** The type of a resource by its ARN; buckets and their objects do not say theirs. */
    private static String kind(Arn arn) {
        var resource = arn.resource();
        if (arn.service().equals("s3") && arn.account().isEmpty()) {
            return resource.indexOf('/') < 0 ? "bucket" : "object";
        }
        int end = resource.indexOf('/') < 0 ? resource.indexOf(':') : resource.indexOf('/');
        return end < 0 ? resource : resource.substring(0, end);
    }

    /** The tags for resources of a type, where the input parts them by type; else all of them. */
    private static Map<String, String> tags(Struct input, String kind) {
        var member = input.schema().member(BY_TYPE);
        if (member == null || !(input.member(member.index()) instanceof List<?> specifications)) {
            return RequestTags.of(input);
        }
        var tags = new HashMap<String, String>();
        for (var one : specifications) {
            if (one instanceof Struct specification
                    && kind.equals(specification.member(indexOf(specification, "ResourceType")))) {
                tags.putAll(RequestTags.of(specification));
            }
        }
        return tags;
    }

    private static int indexOf(Struct specification, String name) {
        var member = specification.schema().member(name);
        if (member == null) {
            throw new IllegalStateException(specification.schema().name() + " has no " + name);
        }
        return member.index();
    }

    private static ApiException refusal(Call call, String tag) {
        var code = call.operation().service().protocols().contains(Protocol.EC2_QUERY)
                ? "TagPolicyViolation"
                : "TagPolicyException";
        return new ApiException(
                code,
                String.format(
                        Locale.ROOT,
                        "The tag policy does not allow the specified value for the following tag key: '%s'.",
                        tag));
    }
}
