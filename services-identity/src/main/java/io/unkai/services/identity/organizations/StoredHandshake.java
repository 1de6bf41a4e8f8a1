package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.Handshake;
import io.unkai.api.organizations.HandshakeParty;
import io.unkai.api.organizations.HandshakeResource;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.registry.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that an organization asks of an account, or of its own manager.
 *
 * @param id for example {@code h-0a1b...}
 * @param action what is asked
 * @param parent the handshake that this one is part of, or empty
 * @param organization the organization's id
 * @param byEmail whether the asked account is named by its address
 * @param target the asked account's number or address
 * @param notes for its owner, or empty
 * @param tags that the account has once it joins
 * @param state how far it is
 * @param requested when
 * @param expires until when it can be accepted
 */
record StoredHandshake(
        String id,
        Action action,
        String parent,
        String organization,
        boolean byEmail,
        String target,
        String notes,
        Map<String, String> tags,
        State state,
        Instant requested,
        Instant expires) {
    /** As on the wire. */
    enum Action {
        /** Join. */
        INVITE,
        /** Finish the change to all features; asked of the manager. */
        ENABLE_ALL_FEATURES,
        /** Agree to that change; asked of the accounts that were invited. */
        APPROVE_ALL_FEATURES
    }

    /** As on the wire. */
    enum State {
        /** Others have to answer theirs first. */
        REQUESTED,
        OPEN,
        CANCELED,
        ACCEPTED,
        DECLINED,
        EXPIRED
    }

    StoredHandshake in(State newState) {
        return new StoredHandshake(
                id, action, parent, organization, byEmail, target, notes, tags, newState, requested, expires);
    }

    /** The state at a time: nobody has to look for an invitation to run out. */
    State at(Instant now) {
        return (state == State.OPEN || state == State.REQUESTED) && !now.isBefore(expires) ? State.EXPIRED : state;
    }

    /** Whether it is the caller that is asked. */
    boolean asks(ReadTxn txn, Call call) {
        return byEmail
                ? Accounts.of(txn, call.account(), call.now()).email().equalsIgnoreCase(target)
                : call.account().equals(target);
    }

    Handshake view(ReadTxn txn, Organization of, Instant now) {
        var type = byEmail ? "EMAIL" : "ACCOUNT";
        var resources = new ArrayList<HandshakeResource>();
        var manager = Accounts.of(txn, of.manager(), of.created());
        resources.add(HandshakeResource.builder()
                .type("ORGANIZATION")
                .value(of.id())
                .resources(List.of(
                        resource("MASTER_EMAIL", manager.email()),
                        resource("MASTER_NAME", manager.name()),
                        resource("ORGANIZATION_FEATURE_SET", of.allFeatures() ? "ALL" : "CONSOLIDATED_BILLING")))
                .build());
        if (action != Action.ENABLE_ALL_FEATURES) {
            resources.add(resource(type, target));
        }
        if (!parent.isEmpty()) {
            resources.add(resource("PARENT_HANDSHAKE", parent));
        }
        if (!notes.isEmpty()) {
            resources.add(resource("NOTES", notes));
        }
        return Handshake.builder()
                .id(id)
                .arn(of.handshakeArn(action.name().toLowerCase(Locale.ROOT), id))
                .parties(
                        action == Action.ENABLE_ALL_FEATURES
                                ? List.of(party("ORGANIZATION", of.id()))
                                : List.of(party("ORGANIZATION", of.id()), party(type, target)))
                .state(at(now).name())
                .requestedTimestamp(requested)
                .expirationTimestamp(expires)
                .action(action.name())
                .resources(resources)
                .build();
    }

    private static HandshakeResource resource(String type, String value) {
        return HandshakeResource.builder().type(type).value(value).build();
    }

    private static HandshakeParty party(String type, String id) {
        return HandshakeParty.builder().type(type).id(id).build();
    }
}
