package io.unkai.services.identity.iam.access;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;
import static io.unkai.services.identity.iam.entity.Entities.ROLES;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.policy.KnownPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a question about access is about: a user, role, group or managed policy.
 *
 * @param arn its ARN
 * @param grants which services it allows
 * @param principals the users and roles that it concerns
 */
record Subject(String arn, Predicate<String> grants, List<Entity> principals) {
    /**
     * The subject of an ARN.
     *
     * @throws io.unkai.kernel.error.ApiException InvalidInput or NoSuchEntity
     */
    static Subject of(ReadTxn txn, String account, String arn) {
        var policy = KnownPolicy.find(txn, account, arn);
        if (policy != null) {
            var parsed = Policy.parse(policy.document(txn));
            var attached = Owned.ATTACHMENTS.all(txn, account, arn, item -> byId(txn, account, item.id()));
            return new Subject(
                    arn,
                    namespace -> Granting.allows(parsed, namespace),
                    attached.stream()
                            .flatMap(entity -> principals(txn, entity))
                            .distinct()
                            .toList());
        }
        var entity = entity(txn, account, arn);
        var policies = Granting.of(txn, entity);
        return new Subject(
                arn,
                namespace -> policies.stream().anyMatch(granting -> granting.grants(namespace)),
                principals(txn, entity).toList());
    }

    /** The user, group or role of an ARN. */
    static Entity entity(ReadTxn txn, String account, String text) {
        var arn = Arn.parse(text);
        if (arn == null || !arn.service().equals("iam") || !arn.account().equals(account)) {
            throw IamErrors.invalidInput("Invalid ARN: " + text);
        }
        Entities<? extends Entity> entities = switch (arn.resourceType()) {
            case "user" -> USERS;
            case "group" -> GROUPS;
            case "role" -> ROLES;
            default -> throw IamErrors.invalidInput("Invalid ARN: " + text);
        };
        var found = entities.at(txn, arn);
        if (found == null) {
            throw IamErrors.noSuchEntity("ARN " + text + " was not found.");
        }
        return found;
    }

    private static Stream<Entity> principals(ReadTxn txn, Entity entity) {
        if (entity.kind() != Kind.GROUP) {
            return Stream.of(entity);
        }
        var members = new ArrayList<Entity>(Owned.MEMBERS.all(
                txn, entity.account(), entity.id(), item -> USERS.byId(txn, entity.account(), item.id())));
        return members.stream().filter(Objects::nonNull);
    }

    private static @Nullable Entity byId(ReadTxn txn, String account, String id) {
        return switch (Kind.ofId(id)) {
            case USER -> USERS.byId(txn, account, id);
            case GROUP -> GROUPS.byId(txn, account, id);
            case ROLE -> ROLES.byId(txn, account, id);
            case null, default -> null;
        };
    }
}
