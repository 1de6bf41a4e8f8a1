package io.unkai.services.identity.iam;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.seal.Sealer;
import io.unkai.services.identity.iam.access.ContextKeys;
import io.unkai.services.identity.iam.access.GrantingPolicies;
import io.unkai.services.identity.iam.access.LastAccessed;
import io.unkai.services.identity.iam.account.Aliases;
import io.unkai.services.identity.iam.account.AuthorizationDetails;
import io.unkai.services.identity.iam.account.CredentialReport;
import io.unkai.services.identity.iam.account.Summary;
import io.unkai.services.identity.iam.account.TokenPreferences;
import io.unkai.services.identity.iam.certificate.ServerCertificates;
import io.unkai.services.identity.iam.certificate.ServiceCredentials;
import io.unkai.services.identity.iam.certificate.SigningCertificates;
import io.unkai.services.identity.iam.certificate.SshKeys;
import io.unkai.services.identity.iam.entity.Boundaries;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.login.LoginProfiles;
import io.unkai.services.identity.iam.login.PasswordPolicies;
import io.unkai.services.identity.iam.login.Passwords;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import io.unkai.services.identity.iam.mfa.UserDevices;
import io.unkai.services.identity.iam.mfa.VirtualDevices;
import io.unkai.services.identity.iam.policy.AttachmentOperations;
import io.unkai.services.identity.iam.policy.BoundaryOperations;
import io.unkai.services.identity.iam.policy.GroupPolicies;
import io.unkai.services.identity.iam.policy.KnownPolicy;
import io.unkai.services.identity.iam.policy.Policies;
import io.unkai.services.identity.iam.policy.PolicyEntities;
import io.unkai.services.identity.iam.policy.PolicyVersions;
import io.unkai.services.identity.iam.policy.RolePolicies;
import io.unkai.services.identity.iam.policy.UserPolicies;
import io.unkai.services.identity.iam.provider.OidcProviders;
import io.unkai.services.identity.iam.provider.SamlProviders;
import io.unkai.services.identity.iam.role.InstanceProfiles;
import io.unkai.services.identity.iam.role.Roles;
import io.unkai.services.identity.iam.role.ServiceLinkedRoles;
import io.unkai.services.identity.iam.tag.DeviceTags;
import io.unkai.services.identity.iam.tag.PrincipalTags;
import io.unkai.services.identity.iam.tag.ProviderTags;
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
    private final Sealer sealer;
    private final int passwordCost;
    private final Boundaries boundaries =
            new Boundaries((txn, account, arn) -> KnownPolicy.find(txn, account, arn) != null);

    /** IAM whose secrets are sealed with the machine's key. */
    public IamService(Sealer sealer) {
        this(sealer, Passwords.ITERATIONS);
    }

    /** IAM whose passwords cost so many iterations, for tests. */
    IamService(Sealer sealer, int passwordCost) {
        this.lists = new Lists(sealer);
        this.keys = new AccessKeys(sealer);
        this.sealer = sealer;
        this.passwordCost = passwordCost;
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
        new ServiceLinkedRoles().register(on);
        policies(on);
        credentials(on);
        account(on);
        var tags = new TagLists(lists);
        new PrincipalTags(tags).register(on);
        new ResourceTags(tags).register(on);
        new ProviderTags(tags).register(on);
        new DeviceTags(tags).register(on);
    }

    private void credentials(Changes on) {
        new LoginProfiles(passwordCost).register(on);
        new VirtualDevices(lists, sealer).register(on);
        new UserDevices(lists, new MfaCheck(sealer)).register(on);
        new SshKeys(lists).register(on);
        new SigningCertificates(lists).register(on);
        new ServerCertificates(lists, sealer).register(on);
        new ServiceCredentials(sealer).register(on);
        new OidcProviders().register(on);
        new SamlProviders().register(on);
    }

    private void account(Changes on) {
        new Aliases().register(on);
        new PasswordPolicies().register(on);
        new Summary().register(on);
        new AuthorizationDetails(lists).register(on);
        new CredentialReport().register(on);
        new LastAccessed(lists).register(on);
        new GrantingPolicies().register(on);
        new ContextKeys().register(on);
        new TokenPreferences().register(on);
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
