package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;

/** Where organizations are kept. */
final class Tables {
    /** An organization, by its id. */
    record Id(String organization) {}

    /** An account, twelve digits. */
    record Account(String account) {}

    /** A thing of an organization, by its id. */
    record InOrganization(String organization, String id) {}

    /** What is in a root or organizational unit. */
    record Child(String organization, String parent, ChildKind kind, String id) {}

    /** The name of an organizational unit in its parent. */
    record UnitName(String organization, String parent, String name) {}

    /** The name of a policy. */
    record PolicyName(String organization, PolicyKind kind, String name) {}

    /** A policy on a root, organizational unit or account. */
    record Attached(String organization, String target, PolicyKind kind, String policy) {}

    /** In which order policies were attached to a target. */
    record Placed(int order) {}

    /** The same, found from the policy. */
    record Target(String organization, String policy, String target) {}

    /** A handshake of one of its parties. */
    record Party(String party, String handshake) {}

    /** A service that an account looks after. */
    record Delegate(String organization, String account, String service) {}

    /** That it is there is all there is to know. */
    record Present() {
        static final Present HERE = new Present();
    }

    /** The id of something. */
    record Reference(String id) {}

    /**
     * The policy by which a management account lets members act in its place.
     *
     * @param id for example {@code rp-0a1b2c3d}
     * @param content the document as it was given
     */
    record OwnPolicy(String id, String content) {}

    /** Since when. */
    record Since(Instant time) {}

    enum ChildKind {
        ACCOUNT,
        ORGANIZATIONAL_UNIT
    }

    static final RecordKeys<InOrganization> IN_ORGANIZATION = KeyCodecs.of(InOrganization.class);
    static final RecordKeys<Child> CHILD = KeyCodecs.of(Child.class);
    static final RecordKeys<UnitName> UNIT_NAME = KeyCodecs.of(UnitName.class);
    static final RecordKeys<PolicyName> POLICY_NAME = KeyCodecs.of(PolicyName.class);
    static final RecordKeys<Attached> ATTACHED_KEYS = KeyCodecs.of(Attached.class);
    static final RecordKeys<Target> TARGET = KeyCodecs.of(Target.class);
    static final RecordKeys<Party> PARTY = KeyCodecs.of(Party.class);
    static final RecordKeys<Delegate> DELEGATE = KeyCodecs.of(Delegate.class);

    static final Table<Id, Organization> ORGANIZATIONS =
            new Table<>("organizations.organizations", KeyCodecs.of(Id.class), RecordCodec.of(Organization.class));
    static final Table<Id, OwnPolicy> OWN_POLICIES =
            new Table<>("organizations.own-policies", KeyCodecs.of(Id.class), RecordCodec.of(OwnPolicy.class));
    static final Table<Account, Reference> OF_ACCOUNT =
            new Table<>("organizations.of-account", KeyCodecs.of(Account.class), RecordCodec.of(Reference.class));
    static final Table<InOrganization, Membership> MEMBERS =
            new Table<>("organizations.members", IN_ORGANIZATION, RecordCodec.of(Membership.class));
    static final Table<InOrganization, Unit> UNITS =
            new Table<>("organizations.units", IN_ORGANIZATION, RecordCodec.of(Unit.class));
    static final Table<UnitName, Reference> UNIT_NAMES =
            new Table<>("organizations.unit-names", UNIT_NAME, RecordCodec.of(Reference.class));
    static final Table<Child, Present> CHILDREN =
            new Table<>("organizations.children", CHILD, RecordCodec.of(Present.class));
    static final Table<InOrganization, StoredPolicy> POLICIES =
            new Table<>("organizations.policies", IN_ORGANIZATION, RecordCodec.of(StoredPolicy.class));
    static final Table<PolicyName, Reference> POLICY_NAMES =
            new Table<>("organizations.policy-names", POLICY_NAME, RecordCodec.of(Reference.class));
    static final Table<Attached, Placed> ATTACHED =
            new Table<>("organizations.attached", ATTACHED_KEYS, RecordCodec.of(Placed.class));
    static final Table<Target, Present> TARGETS =
            new Table<>("organizations.targets", TARGET, RecordCodec.of(Present.class));
    static final Table<InOrganization, Creation> CREATIONS =
            new Table<>("organizations.creations", IN_ORGANIZATION, RecordCodec.of(Creation.class));
    static final Table<Reference, StoredHandshake> HANDSHAKES = new Table<>(
            "organizations.handshakes", KeyCodecs.of(Reference.class), RecordCodec.of(StoredHandshake.class));
    static final Table<Party, Present> PARTIES =
            new Table<>("organizations.parties", PARTY, RecordCodec.of(Present.class));
    static final Table<InOrganization, Since> SERVICES =
            new Table<>("organizations.services", IN_ORGANIZATION, RecordCodec.of(Since.class));
    static final Table<Delegate, Since> DELEGATES =
            new Table<>("organizations.delegates", DELEGATE, RecordCodec.of(Since.class));

    private Tables() {}
}
