package io.unkai.services.identity.access;

import io.unkai.api.sts.AssumeRoleRequest;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.policy.ContextKeys;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.tag.TagValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition keys of one call on one resource; each is found when a policy asks for it. */
final class RequestKeys implements ContextKeys {
    private static final String REQUEST_TAG = "aws:requesttag/";
    private static final String RESOURCE_TAG = "aws:resourcetag/";

    private static final Arn EVERYTHING = Arn.of("*", "", "", "*");
    private static final String SECOND_FACTOR = "aws:multifactorauth";

    private final ReadTxn txn;
    private final Call call;
    private final Struct input;
    private final @Nullable Arn resource;
    private final @Nullable String owner;
    private final Standings.Standing standing;
    private final ResourceFacts facts;
    private final CallKeys callKeys;
    private final InputKeys inputKeys;
    private @Nullable Map<String, String> requestTags;
    private @Nullable Map<String, String> resourceTags;

    RequestKeys(
            ReadTxn txn,
            Call call,
            Struct input,
            Resources.Found resource,
            Standings.Standing standing,
            CallKeys callKeys,
            InputKeys inputKeys) {
        this.txn = txn;
        this.call = call;
        this.input = input;
        this.resource = resource.arn();
        this.owner = resource.owner();
        this.standing = standing;
        this.facts = resource.facts();
        this.callKeys = callKeys;
        this.inputKeys = inputKeys;
    }

    @Override
    public @Nullable List<String> get(String key) {
        if (key.startsWith(REQUEST_TAG)) {
            var asked = tag(requestTags(), key.substring(REQUEST_TAG.length()));
            return asked == null ? callKeys.get(key) : asked;
        }
        if (key.equals("aws:tagkeys")) {
            return requestTags().isEmpty()
                    ? callKeys.get(key)
                    : List.copyOf(requestTags().keySet());
        }
        if (key.startsWith(SECOND_FACTOR) && input instanceof AssumeRoleRequest asked && showsCode(asked)) {
            return key.equals(SECOND_FACTOR + "present") ? List.of("true") : List.of("0");
        }
        int slash = key.indexOf('/');
        if (key.startsWith(RESOURCE_TAG) || slash > 0 && key.startsWith(":resourcetag", key.indexOf(':'))) {
            return tag(resourceTags(), key.substring(slash + 1));
        }
        if (key.equals("aws:resourceaccount") || key.endsWith(":resourceaccount")) {
            return owner == null ? null : List.of(owner);
        }
        var known = key.startsWith("aws:resourceorg") ? organization(key) : callKeys.get(key);
        return known == null ? serviceKey(key) : known;
    }

    /** Whether the call itself carries a code: the handler refuses it where the code is wrong, whatever was decided before. */
    private static boolean showsCode(AssumeRoleRequest asked) {
        return asked.serialNumber() != null && asked.tokenCode() != null;
    }

    private @Nullable List<String> organization(String key) {
        var value = switch (key) {
            case "aws:resourceorgid" -> standing.organization();
            case "aws:resourceorgpaths" -> standing.path();
            default -> "";
        };
        return value.isEmpty() ? null : List.of(value);
    }

    private @Nullable List<String> serviceKey(String key) {
        var said = facts.key(txn, call, input, resource == null ? EVERYTHING : resource, key);
        return said == null ? inputKeys.get(input, key) : said;
    }

    private Map<String, String> requestTags() {
        if (requestTags == null) {
            requestTags = RequestTags.of(input);
        }
        return requestTags;
    }

    private Map<String, String> resourceTags() {
        if (resourceTags == null) {
            resourceTags = resource == null ? Map.of() : facts.tags(txn, resource);
        }
        return resourceTags;
    }

    private static @Nullable List<String> tag(Map<String, String> tags, String wanted) {
        var value = TagValue.of(tags, wanted);
        return value == null ? null : List.of(value);
    }
}
