package io.unkai.services.identity.iam;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.seal.Sealer;
import io.unkai.services.identity.iam.entity.Boundaries;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.policy.AttachmentOperations;
import io.unkai.services.identity.iam.policy.BoundaryOperations;
import io.unkai.services.identity.iam.policy.GroupPolicies;
import io.unkai.services.identity.iam.policy.KnownPolicy;
import io.unkai.services.identity.iam.policy.Policies;
import io.unkai.services.identity.iam.policy.PolicyEntities;
import io.unkai.services.identity.iam.policy.PolicyVersions;
import io.unkai.services.identity.iam.policy.RolePolicies;
import io.unkai.services.identity.iam.policy.UserPolicies;
import io.unkai.services.identity.iam.role.InstanceProfiles;
import io.unkai.services.identity.iam.role.Roles;
import io.unkai.services.identity.iam.tag.PrincipalTags;
import io.unkai.services.identity.iam.tag.ResourceTags;
import io.unkai.services.identity.iam.tag.TagLists;
import io.unkai.services.identity.iam.user.Groups;
import io.unkai.services.identity.iam.user.Memberships;
import io.unkai.services.identity.iam.user.UserKeys;
import io.unkai.services.identity.iam.user.Users;
import io.unkai.services.identity.key.AccessKeys;

/** IAM: what the identity services wire. */
public final class IamService {
    private final Lists lists;
    private final AccessKeys keys;
    private final Boundaries boundaries =
            new Boundaries((txn, account, arn) -> KnownPolicy.find(txn, account, arn) != null);

    /** IAM whose secrets are sealed with the machine's key. */
    public IamService(Sealer sealer) {
        this.lists = new Lists(sealer);
        this.keys = new AccessKeys(sealer);
    }

    /** Registers all operations. */
    public void register(Handlers handlers) {
        var on = new Changes(handlers, IamGeneration::bump);
        new Users(lists, boundaries).register(on);
        new UserKeys(lists, keys).register(on);
        new Groups(lists).register(on);
        new Memberships(lists).register(on);
        new Roles(lists, boundaries).register(on);
        new InstanceProfiles(lists).register(on);
        policies(on);
        var tags = new TagLists(lists);
        new PrincipalTags(tags).register(on);
        new ResourceTags(tags).register(on);
    }

    private void policies(Changes on) {
        new Policies(lists).register(on);
        new PolicyVersions(lists).register(on);
        new PolicyEntities(lists).register(on);
        new AttachmentOperations(lists).register(on);
        new BoundaryOperations(boundaries).register(on);
        new UserPolicies(lists).register(on);
        new GroupPolicies(lists).register(on);
        new RolePolicies(lists).register(on);
    }
}
