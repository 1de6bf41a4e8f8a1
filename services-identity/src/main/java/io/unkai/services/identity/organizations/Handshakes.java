package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.AcceptHandshakeRequest;
import io.unkai.api.organizations.AcceptHandshakeResponse;
import io.unkai.api.organizations.CancelHandshakeRequest;
import io.unkai.api.organizations.CancelHandshakeResponse;
import io.unkai.api.organizations.DeclineHandshakeRequest;
import io.unkai.api.organizations.DeclineHandshakeResponse;
import io.unkai.api.organizations.DescribeHandshakeRequest;
import io.unkai.api.organizations.DescribeHandshakeResponse;
import io.unkai.api.organizations.Handshake;
import io.unkai.api.organizations.HandshakeFilter;
import io.unkai.api.organizations.ListHandshakesForAccountRequest;
import io.unkai.api.organizations.ListHandshakesForAccountResponse;
import io.unkai.api.organizations.ListHandshakesForOrganizationRequest;
import io.unkai.api.organizations.ListHandshakesForOrganizationResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.organizations.StoredHandshake.State;
import io.unkai.services.identity.registry.Accounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to handshakes, and what became of them. */
final class Handshakes {
    private final Pages pages;

    Handshakes(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.on(Organizations.ACCEPT_HANDSHAKE, this::accept);
        on.on(Organizations.DECLINE_HANDSHAKE, this::decline);
        on.on(Organizations.CANCEL_HANDSHAKE, this::cancel);
        on.onRead(Organizations.DESCRIBE_HANDSHAKE, this::describe);
        on.onRead(Organizations.LIST_HANDSHAKES_FOR_ACCOUNT, this::listForAccount);
        on.onRead(Organizations.LIST_HANDSHAKES_FOR_ORGANIZATION, this::listForOrganization);
    }

    private AcceptHandshakeResponse accept(Call call, Txn txn, AcceptHandshakeRequest in) {
        var handshake = asked(txn, call, in.handshakeId());
        requireOpen(call, handshake, State.ACCEPTED);
        var answer = move(txn, call, handshake, State.ACCEPTED);
        switch (handshake.action()) {
            case INVITE -> join(txn, call, handshake);
            case APPROVE_ALL_FEATURES -> AllFeatures.approved(txn, organization(txn, handshake), handshake);
            case ENABLE_ALL_FEATURES -> AllFeatures.finish(txn, organization(txn, handshake));
        }
        return AcceptHandshakeResponse.builder().handshake(answer).build();
    }

    private static void join(Txn txn, Call call, StoredHandshake handshake) {
        var organization = organization(txn, handshake);
        if (Standing.find(txn, call.account()) != null) {
            throw Refusals.handshake(
                    "ALREADY_IN_AN_ORGANIZATION", "The account is already a member of an organization.");
        }
        if (Members.full(txn, organization)) {
            throw Refusals.handshake(
                    "ACCOUNT_NUMBER_LIMIT_EXCEEDED", "You have exceeded the allowed number of AWS accounts.");
        }
        Accounts.register(txn, call.account(), call.now());
        Members.join(txn, organization, call.account(), true, call.now());
        TagOperations.put(txn, organization, call.account(), handshake.tags());
    }

    private DeclineHandshakeResponse decline(Call call, Txn txn, DeclineHandshakeRequest in) {
        var handshake = asked(txn, call, in.handshakeId());
        requireOpen(call, handshake, State.DECLINED);
        return DeclineHandshakeResponse.builder()
                .handshake(move(txn, call, handshake, State.DECLINED))
                .build();
    }

    private CancelHandshakeResponse cancel(Call call, Txn txn, CancelHandshakeRequest in) {
        var handshake = find(txn, in.handshakeId());
        var organization = organization(txn, handshake);
        if (!organization.manager().equals(call.account())) {
            throw Refusals.noHandshake();
        }
        requireOpen(call, handshake, State.CANCELED);
        return CancelHandshakeResponse.builder()
                .handshake(move(txn, call, handshake, State.CANCELED))
                .build();
    }

    private DescribeHandshakeResponse describe(Call call, ReadTxn txn, DescribeHandshakeRequest in) {
        var handshake = find(txn, in.handshakeId());
        var organization = organization(txn, handshake);
        if (!organization.manager().equals(call.account()) && !handshake.asks(txn, call)) {
            throw Refusals.noHandshake();
        }
        return DescribeHandshakeResponse.builder()
                .handshake(handshake.view(txn, organization, call.now()))
                .build();
    }

    private static Handshake move(Txn txn, Call call, StoredHandshake handshake, State state) {
        var moved = handshake.in(state);
        txn.put(Tables.HANDSHAKES, new Tables.Reference(moved.id()), moved);
        return moved.view(txn, organization(txn, moved), call.now());
    }

    private static void requireOpen(Call call, StoredHandshake handshake, State wanted) {
        var state = handshake.at(call.now());
        if (state == wanted) {
            throw new ApiException(
                    "HandshakeAlreadyInStateException", "The specified handshake is already in the requested state.");
        }
        boolean withdrawn = wanted == State.CANCELED && state == State.REQUESTED;
        if (state != State.OPEN && !withdrawn) {
            throw new ApiException(
                    "InvalidHandshakeTransitionException",
                    "You can't perform the operation on the handshake in its current state.");
        }
    }

    private static StoredHandshake find(ReadTxn txn, @Nullable String id) {
        var found = txn.get(Tables.HANDSHAKES, new Tables.Reference(Given.text(id)));
        if (found == null) {
            throw Refusals.noHandshake();
        }
        return found;
    }

    private static StoredHandshake asked(ReadTxn txn, Call call, @Nullable String id) {
        var found = find(txn, id);
        // Others are not told that there is one.
        if (!found.asks(txn, call)) {
            throw Refusals.noHandshake();
        }
        return found;
    }

    private static Organization organization(ReadTxn txn, StoredHandshake handshake) {
        var organization = txn.get(Tables.ORGANIZATIONS, new Tables.Id(handshake.organization()));
        if (organization == null) {
            throw Refusals.noHandshake();
        }
        return organization;
    }

    private ListHandshakesForAccountResponse listForAccount(
            Call call, ReadTxn txn, ListHandshakesForAccountRequest in) {
        var page = list(call, txn, call.account(), in.filter(), in.nextToken(), in.maxResults());
        return ListHandshakesForAccountResponse.builder()
                .handshakes(page.items())
                .nextToken(page.next())
                .build();
    }

    private ListHandshakesForOrganizationResponse listForOrganization(
            Call call, ReadTxn txn, ListHandshakesForOrganizationRequest in) {
        var organization = Standing.reader(txn, call);
        var page = list(call, txn, organization.id(), in.filter(), in.nextToken(), in.maxResults());
        return ListHandshakesForOrganizationResponse.builder()
                .handshakes(page.items())
                .nextToken(page.next())
                .build();
    }

    private Pages.Listed<Handshake> list(
            Call call,
            ReadTxn txn,
            String party,
            @Nullable HandshakeFilter filter,
            @Nullable String token,
            @Nullable Integer most) {
        return pages.page(
                call,
                txn,
                Tables.PARTIES,
                Tables.PARTY.prefix(party),
                new Pages.Wanted(party + filter, token, most),
                entry -> {
                    var handshake = find(txn, entry.key().handshake());
                    return fits(handshake, filter)
                            ? handshake.view(txn, organization(txn, handshake), call.now())
                            : null;
                });
    }

    private static boolean fits(StoredHandshake handshake, @Nullable HandshakeFilter filter) {
        return filter == null
                || (filter.actionType() == null
                                || filter.actionType().equals(handshake.action().name()))
                        && (filter.parentHandshakeId() == null
                                || filter.parentHandshakeId().equals(handshake.parent()));
    }

    /** All handshakes of an organization. */
    static List<StoredHandshake> of(ReadTxn txn, Organization organization) {
        var all = new ArrayList<StoredHandshake>();
        try (var cursor = txn.scan(Tables.PARTIES, Tables.PARTY.prefix(organization.id()))) {
            cursor.forEachRemaining(entry -> all.add(find(txn, entry.key().handshake())));
        }
        return all;
    }

    /** Files a handshake under its parties. */
    static void file(Txn txn, StoredHandshake handshake, String account) {
        txn.put(Tables.HANDSHAKES, new Tables.Reference(handshake.id()), handshake);
        txn.put(Tables.PARTIES, new Tables.Party(handshake.organization(), handshake.id()), Tables.Present.HERE);
        if (!account.isEmpty()) {
            txn.put(Tables.PARTIES, new Tables.Party(account, handshake.id()), Tables.Present.HERE);
        }
    }

    /** Removes all handshakes of an organization. */
    static void forget(Txn txn, Organization organization) {
        for (var handshake : of(txn, organization)) {
            txn.delete(Tables.PARTIES, new Tables.Party(organization.id(), handshake.id()));
            txn.delete(Tables.PARTIES, new Tables.Party(Invitations.account(txn, handshake), handshake.id()));
            txn.delete(Tables.HANDSHAKES, new Tables.Reference(handshake.id()));
        }
    }
}
