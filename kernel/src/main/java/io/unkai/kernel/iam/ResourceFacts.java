package io.unkai.kernel.iam;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.tag.Tags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service knows of its resources that permissions depend on. A service with nothing to say has none; its resources are owned by
 * the account in their ARN, have no policy, and carry the tags of the kernel under their ARN.
 */
public interface ResourceFacts {
    /** Knows nothing beyond the ARN. */
    ResourceFacts PLAIN = new ResourceFacts() {};

    /**
     * A policy on a resource.
     *
     * @param source what explanations call it, for example the ARN of its bucket
     * @param json the document
     * @param deniesOnly whether only what it denies counts, as that of one who owns the place of a thing and not the thing
     */
    record ResourcePolicy(String source, String json, boolean deniesOnly) {
        /** A policy that counts as it is written. */
        public ResourcePolicy(String source, String json) {
            this(source, json, false);
        }
    }

    /**
     * What is asked for.
     *
     * @param call the call that asks
     * @param input its input
     * @param action prefix and name, for example {@code s3:GetObjectVersion}
     */
    record Asked(Call call, Struct input, String action) {}

    /** The account that owns a resource, or null where its ARN says so or there is no such resource. */
    default @Nullable String owner(ReadTxn txn, Arn resource) {
        return resource.account().isEmpty() || resource.account().equals("*") ? null : resource.account();
    }

    /** The policies on a resource that have a say in an action: what owners wrote, and what other settings come to. */
    default List<ResourcePolicy> policies(ReadTxn txn, String action, Arn resource) {
        return List.of();
    }

    /** The same for one call, where more than the resource's name says which policies count. */
    default List<ResourcePolicy> policies(ReadTxn txn, Asked asked, Arn resource) {
        return policies(txn, asked.action(), resource);
    }

    /** Whether the owner's own principals, too, may do nothing that the resource's policies do not at least delegate. */
    default boolean policyDecides(String action, Arn resource) {
        return false;
    }

    /** The same for one call, where more than the resource's name says it. */
    default boolean policyDecides(ReadTxn txn, Asked asked, Arn resource) {
        return policyDecides(asked.action(), resource);
    }

    /** The tags of a resource. */
    default Map<String, String> tags(ReadTxn txn, Arn resource) {
        return Tags.of(txn, new Tags.Resource(resource.account(), resource.region(), resource.toString()));
    }

    /** What a call asks for in whole, where its input only names a part of it, as a template does; else its input. */
    default Struct whole(ReadTxn txn, Call call, Struct input) {
        return input;
    }

    /**
     * What an ARN says where a client named a thing in its own way.
     *
     * @param variable the variable of the ARN, or the member, for example {@code UserNameWithPath} or {@code CopySource}
     * @param value as the client sent it, empty where it sent nothing
     * @return the name, empty where it is not known, or null where this names nothing of the variable's type
     */
    default @Nullable String name(ReadTxn txn, Call call, String variable, String value) {
        return value;
    }

    /**
     * The values of one of the service's own condition keys.
     *
     * @param key the whole key in lower case, for example {@code s3:existingobjecttag/colour}
     * @return the values, or null where the key is not there, or is only what the member of its name says
     */
    default @Nullable List<String> key(ReadTxn txn, Call call, Struct input, Arn resource, String key) {
        return null;
    }
}
