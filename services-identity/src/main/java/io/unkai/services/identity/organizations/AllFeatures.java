package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.EnableAllFeaturesRequest;
import io.unkai.api.organizations.EnableAllFeaturesResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.organizations.StoredHandshake.Action;
import io.unkai.services.identity.organizations.StoredHandshake.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The change from paying together to all features: every account that was invited has to agree. */
final class AllFeatures {
    private static final Duration OPEN_FOR = Duration.ofDays(90);

    void register(Changes on) {
        on.on(Organizations.ENABLE_ALL_FEATURES, this::enable);
    }

    private EnableAllFeaturesResponse enable(Call call, Txn txn, EnableAllFeaturesRequest in) {
        var organization = Standing.manager(txn, call);
        if (organization.allFeatures()) {
            throw Refusals.handshake(
                    "ORGANIZATION_ALREADY_HAS_ALL_FEATURES", "The organization has all features enabled already.");
        }
        if (pending(txn, organization, call.now())) {
            throw Refusals.handshake(
                    "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
                    "The organization is enabling all features already.");
        }
        var invited = Tree.accounts(txn, organization).stream()
                .filter(member -> member.invited() && !member.account().equals(organization.manager()))
                .toList();
        var whole = handshake(
                call,
                organization,
                Action.ENABLE_ALL_FEATURES,
                "",
                organization.manager(),
                invited.isEmpty() ? State.OPEN : State.REQUESTED);
        Handshakes.file(txn, whole, organization.manager());
        for (var member : invited) {
            var part = handshake(
                    call, organization, Action.APPROVE_ALL_FEATURES, whole.id(), member.account(), State.OPEN);
            Handshakes.file(txn, part, member.account());
        }
        return EnableAllFeaturesResponse.builder()
                .handshake(whole.view(txn, organization, call.now()))
                .build();
    }

    private static StoredHandshake handshake(
            Call call, Organization organization, Action action, String parent, String target, State state) {
        return new StoredHandshake(
                Invitations.newId(call),
                action,
                parent,
                organization.id(),
                false,
                target,
                "",
                Map.of(),
                state,
                call.now(),
                call.now().plus(OPEN_FOR));
    }

    /** Whether the change has begun and has not ended. */
    static boolean pending(ReadTxn txn, Organization organization, Instant now) {
        return !organization.allFeatures()
                && Handshakes.of(txn, organization).stream()
                        .anyMatch(one -> one.action() == Action.ENABLE_ALL_FEATURES
                                && (one.at(now) == State.REQUESTED || one.at(now) == State.OPEN));
    }

    /** One account agreed; with the last the manager can finish. */
    static void approved(Txn txn, Organization organization, StoredHandshake part) {
        boolean others = Handshakes.of(txn, organization).stream()
                .filter(one -> one.parent().equals(part.parent()) && !one.id().equals(part.id()))
                .filter(one -> Tree.account(txn, organization, one.target()) != null)
                .anyMatch(one -> one.state() != State.ACCEPTED);
        var place = new Tables.Reference(part.parent());
        var whole = txn.get(Tables.HANDSHAKES, place);
        if (!others && whole != null && whole.state() == State.REQUESTED) {
            txn.put(Tables.HANDSHAKES, place, whole.in(State.OPEN));
        }
    }

    /** The manager finishes the change. */
    static void finish(Txn txn, Organization organization) {
        txn.put(Tables.ORGANIZATIONS, new Tables.Id(organization.id()), organization.withAllFeatures());
    }
}
