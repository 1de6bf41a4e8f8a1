package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.InviteAccountToOrganizationRequest;
import io.unkai.api.organizations.InviteAccountToOrganizationResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.organizations.StoredHandshake.Action;
import io.unkai.services.identity.organizations.StoredHandshake.State;
import io.unkai.services.identity.registry.Accounts;
import java.time.Duration;
import java.util.regex.Pattern;

/** Invites accounts that are there already. */
final class Invitations {
    private static final Duration OPEN_FOR = Duration.ofDays(15);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int ID = 32;

    void register(Changes on) {
        on.on(Organizations.INVITE_ACCOUNT_TO_ORGANIZATION, this::invite);
    }

    private InviteAccountToOrganizationResponse invite(Call call, Txn txn, InviteAccountToOrganizationRequest in) {
        var organization = Standing.manager(txn, call);
        var handshake = read(call, organization, in);
        var account = account(txn, handshake);
        if (!account.isEmpty() && Standing.find(txn, account) != null) {
            throw Refusals.handshake(
                    "ALREADY_IN_AN_ORGANIZATION", "The invited account is already a member of an organization.");
        }
        if (AllFeatures.pending(txn, organization, call.now())) {
            throw Refusals.handshake(
                    "INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES",
                    "You can't invite accounts while the organization is enabling all features.");
        }
        if (open(txn, call, organization, handshake)) {
            throw new ApiException(
                    "DuplicateHandshakeException", "A handshake with the same action and target already exists.");
        }
        if (Members.full(txn, organization)) {
            throw Refusals.handshake(
                    "ACCOUNT_NUMBER_LIMIT_EXCEEDED", "You have exceeded the allowed number of AWS accounts.");
        }
        Handshakes.file(txn, handshake, account);
        return InviteAccountToOrganizationResponse.builder()
                .handshake(handshake.view(txn, organization, call.now()))
                .build();
    }

    static String newId(Call call) {
        return "h-" + call.ids().hex(ID / 2);
    }

    private static StoredHandshake read(Call call, Organization organization, InviteAccountToOrganizationRequest in) {
        var party = in.target();
        var target = party == null ? "" : Given.text(party.id());
        var type = party == null ? "" : Given.text(party.type());
        switch (type) {
            case "ACCOUNT" -> {
                if (!ACCOUNT.matcher(target).matches()) {
                    throw Refusals.input(
                            "INVALID_PATTERN", "You provided a value that does not match the required pattern.");
                }
            }
            case "EMAIL" -> {
                if (!EMAIL.matcher(target).matches()) {
                    throw Refusals.input(
                            "INVALID_EMAIL_ADDRESS_TARGET",
                            "You specified an invalid email address for the invited account owner.");
                }
            }
            default ->
                throw Refusals.input("INVALID_PARTY_TYPE_TARGET", "You specified the wrong type of entity as a party.");
        }
        return new StoredHandshake(
                newId(call),
                Action.INVITE,
                "",
                organization.id(),
                type.equals("EMAIL"),
                target,
                Given.text(in.notes()),
                TagOperations.checked(in.tags()),
                State.OPEN,
                call.now(),
                call.now().plus(OPEN_FOR));
    }

    /** The invited account's number; empty for an address that belongs to none yet. */
    static String account(ReadTxn txn, StoredHandshake handshake) {
        if (!handshake.byEmail()) {
            return handshake.target();
        }
        var account = Accounts.byEmail(txn, handshake.target());
        return account == null ? "" : account.id();
    }

    private static boolean open(ReadTxn txn, Call call, Organization organization, StoredHandshake wanted) {
        return Handshakes.of(txn, organization).stream()
                .anyMatch(other -> other.action() == Action.INVITE
                        && other.target().equalsIgnoreCase(wanted.target())
                        && other.at(call.now()) == State.OPEN);
    }
}
