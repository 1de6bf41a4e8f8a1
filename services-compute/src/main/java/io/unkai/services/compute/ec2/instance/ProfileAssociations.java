package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.AssociateIamInstanceProfileRequest;
import io.unkai.api.ec2.AssociateIamInstanceProfileResult;
import io.unkai.api.ec2.DescribeIamInstanceProfileAssociationsRequest;
import io.unkai.api.ec2.DescribeIamInstanceProfileAssociationsResult;
import io.unkai.api.ec2.DisassociateIamInstanceProfileRequest;
import io.unkai.api.ec2.DisassociateIamInstanceProfileResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IamInstanceProfileAssociation;
import io.unkai.api.ec2.ReplaceIamInstanceProfileAssociationRequest;
import io.unkai.api.ec2.ReplaceIamInstanceProfileAssociationResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The instance profiles of instances that are there already. An instance has at most one, so that its association has the instance's
 * own digits as id.
 *
 * @param tokens continue lists
 * @param profiles asks IAM
 */
public record ProfileAssociations(Tokens tokens, Profiles profiles) {
    /** What ids of associations begin with. */
    static final String PREFIX = "iip-assoc-";

    private static final Filters<IamInstanceProfileAssociation> FILTERS = new Filters<IamInstanceProfileAssociation>()
            .on("instance-id", IamInstanceProfileAssociation::instanceId)
            .on("state", IamInstanceProfileAssociation::state);

    void register(Handlers on) {
        on.onUpload(
                Ec2.ASSOCIATE_IAM_INSTANCE_PROFILE,
                (call, in, body) -> new Asking(profiles.find(call, in.iamInstanceProfile())),
                ProfileAssociations::associate);
        on.onUpload(
                Ec2.REPLACE_IAM_INSTANCE_PROFILE_ASSOCIATION,
                (call, in, body) -> new Asking(profiles.find(call, in.iamInstanceProfile())),
                ProfileAssociations::replace);
        on.on(Ec2.DISASSOCIATE_IAM_INSTANCE_PROFILE, ProfileAssociations::disassociate);
        on.onRead(Ec2.DESCRIBE_IAM_INSTANCE_PROFILE_ASSOCIATIONS, this::list);
    }

    /** What IAM said before the transaction. */
    private record Asking(Profiles.@Nullable Found found) implements AutoCloseable {
        Profiles.Found require(Call call) {
            if (found == null) {
                throw Ec2Errors.missing("IamInstanceProfile");
            }
            Profiles.authorise(call, found);
            return found;
        }

        @Override
        public void close() {}
    }

    private static AssociateIamInstanceProfileResult associate(
            Call call, Txn txn, AssociateIamInstanceProfileRequest in, Asking asking) {
        var profile = asking.require(call).profile();
        var instance = StoredInstance.TABLE.find(call, txn, in.instanceId());
        if (instance.state().ended()) {
            throw new ApiException(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in the 'running' or 'stopped' states.");
        }
        if (instance.attributes().profile() != null) {
            throw Ec2Errors.incorrectState("There is an existing association for instance " + instance.id() + '.');
        }
        return new AssociateIamInstanceProfileResult(view(put(txn, instance, profile), "associating"));
    }

    private static ReplaceIamInstanceProfileAssociationResult replace(
            Call call, Txn txn, ReplaceIamInstanceProfileAssociationRequest in, Asking asking) {
        var profile = asking.require(call).profile();
        var instance = find(call, txn, in.associationId());
        return new ReplaceIamInstanceProfileAssociationResult(view(put(txn, instance, profile), "associating"));
    }

    private static DisassociateIamInstanceProfileResult disassociate(
            Call call, Txn txn, DisassociateIamInstanceProfileRequest in) {
        var instance = find(call, txn, in.associationId());
        put(txn, instance, null);
        return new DisassociateIamInstanceProfileResult(view(instance, "disassociating"));
    }

    private static StoredInstance put(Txn txn, StoredInstance instance, StoredInstance.@Nullable Profile profile) {
        var changed = instance.with(instance.attributes().withProfile(profile));
        return StoredInstance.TABLE.put(txn, changed);
    }

    private static StoredInstance find(Call call, ReadTxn txn, @Nullable String association) {
        var id = Objects.requireNonNullElse(association, "");
        var instance = id.startsWith(PREFIX) ? StoredInstance.TABLE.get(txn, Key.of(call, instanceId(id))) : null;
        if (instance == null || instance.attributes().profile() == null) {
            throw new ApiException(
                    "InvalidAssociationID.NotFound", "An invalid association-id of '" + id + "' was given");
        }
        return instance;
    }

    /** The instance of an association. */
    public static String instanceId(String association) {
        return Kind.INSTANCE.prefix() + '-' + association.substring(PREFIX.length());
    }

    private DescribeIamInstanceProfileAssociationsResult list(
            Call call, ReadTxn txn, DescribeIamInstanceProfileAssociationsRequest in) {
        var asked = Asked.of(in.associationIds(), in.filters(), in.maxResults(), in.nextToken());
        var matches = FILTERS.all(asked.filters());
        var chosen = asked.ids().isEmpty()
                ? StoredInstance.TABLE.all(txn, call.account(), call.region())
                : asked.ids().stream().map(id -> find(call, txn, id)).toList();
        var all = chosen.stream()
                .filter(instance -> instance.attributes().profile() != null
                        && !instance.state().ended())
                .map(instance -> view(instance, "associated"))
                .filter(matches)
                .toList();
        var page = Pages.page(call, tokens, "profiles", all, one -> String.valueOf(one.associationId()), asked);
        return DescribeIamInstanceProfileAssociationsResult.builder()
                .iamInstanceProfileAssociations(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static IamInstanceProfileAssociation view(StoredInstance instance, String state) {
        return IamInstanceProfileAssociation.builder()
                .associationId(
                        PREFIX + instance.id().substring(Kind.INSTANCE.prefix().length() + 1))
                .instanceId(instance.id())
                .iamInstanceProfile(InstanceViews.profile(instance.attributes().profile()))
                .state(state)
                .build();
    }
}
