package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.CloseAccountRequest;
import io.unkai.api.organizations.CloseAccountResponse;
import io.unkai.api.organizations.LeaveOrganizationRequest;
import io.unkai.api.organizations.LeaveOrganizationResponse;
import io.unkai.api.organizations.MoveAccountRequest;
import io.unkai.api.organizations.MoveAccountResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.RemoveAccountFromOrganizationRequest;
import io.unkai.api.organizations.RemoveAccountFromOrganizationResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.registry.CloudAccount.Status;

/** Moves, removes and closes the accounts of an organization. */
final class MemberChanges {
    void register(Changes on) {
        on.on(Organizations.MOVE_ACCOUNT, this::move);
        on.on(Organizations.REMOVE_ACCOUNT_FROM_ORGANIZATION, this::remove);
        on.on(Organizations.LEAVE_ORGANIZATION, this::leave);
        on.on(Organizations.CLOSE_ACCOUNT, this::close);
    }

    private MoveAccountResponse move(Call call, Txn txn, MoveAccountRequest in) {
        var organization = Standing.manager(txn, call);
        var member = Tree.requireAccount(txn, organization, in.accountId());
        Tree.requireParent(
                txn,
                organization,
                in.sourceParentId(),
                () -> new ApiException(
                        "SourceParentNotFoundException", "You specified a source parent that doesn't exist."));
        Tree.requireParent(
                txn,
                organization,
                in.destinationParentId(),
                () -> new ApiException(
                        "DestinationParentNotFoundException",
                        "You specified a destination parent that doesn't exist."));
        var destination = Given.text(in.destinationParentId());
        if (member.parent().equals(destination)) {
            throw new ApiException(
                    "DuplicateAccountException", "That account is already present in the specified destination.");
        }
        if (!member.parent().equals(in.sourceParentId())) {
            throw Refusals.noAccount();
        }
        Tree.unlink(txn, organization, member);
        Tree.put(txn, organization, member.movedTo(destination));
        return MoveAccountResponse.builder().build();
    }

    private RemoveAccountFromOrganizationResponse remove(Call call, Txn txn, RemoveAccountFromOrganizationRequest in) {
        var organization = Standing.manager(txn, call);
        var member = Tree.requireAccount(txn, organization, in.accountId());
        if (member.account().equals(organization.manager())) {
            throw Refusals.masterStays();
        }
        Members.leave(txn, organization, member);
        return RemoveAccountFromOrganizationResponse.builder().build();
    }

    private LeaveOrganizationResponse leave(Call call, Txn txn, LeaveOrganizationRequest in) {
        var organization = Standing.member(txn, call);
        if (organization.manager().equals(call.account())) {
            throw Refusals.masterStays();
        }
        Members.leave(txn, organization, Tree.requireAccount(txn, organization, call.account()));
        return LeaveOrganizationResponse.builder().build();
    }

    private CloseAccountResponse close(Call call, Txn txn, CloseAccountRequest in) {
        var organization = Standing.manager(txn, call);
        var member = Tree.requireAccount(txn, organization, in.accountId());
        if (member.account().equals(organization.manager())) {
            throw Refusals.constraint(
                    "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You cannot close the management account of an organization.");
        }
        var account = Accounts.of(txn, member.account(), call.now());
        switch (account.status()) {
            case ACTIVE -> {
                Accounts.put(txn, account.in(Status.PENDING_CLOSURE));
                txn.reconcile(AccountClosures.KIND, account.id());
            }
            case PENDING_CLOSURE ->
                throw new ApiException(
                        "ConflictException", "The request failed because the account is already being closed.");
            case SUSPENDED ->
                throw new ApiException("AccountAlreadyClosedException", "The account you specified is already closed.");
        }
        return CloseAccountResponse.builder().build();
    }
}
