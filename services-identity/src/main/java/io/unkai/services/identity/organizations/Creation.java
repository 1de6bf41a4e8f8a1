package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.CreateAccountStatus;
import io.unkai.kernel.store.ReadTxn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account that was asked for.
 *
 * @param id for example {@code car-0a1b...}
 * @param email of the account's root user
 * @param name of the account
 * @param role the role that lets the management account in
 * @param tags of the account
 * @param state how far it is
 * @param requested when
 * @param completed when it was made or given up, or null
 * @param account the account, or empty
 * @param failure why there is none, or empty
 */
record Creation(
        String id,
        String email,
        String name,
        String role,
        Map<String, String> tags,
        State state,
        Instant requested,
        @Nullable Instant completed,
        String account,
        String failure) {
    enum State {
        IN_PROGRESS,
        SUCCEEDED,
        FAILED
    }

    Creation succeeded(String newAccount, Instant now) {
        return new Creation(id, email, name, role, tags, State.SUCCEEDED, requested, now, newAccount, "");
    }

    Creation failed(String reason, Instant now) {
        return new Creation(id, email, name, role, tags, State.FAILED, requested, now, "", reason);
    }

    static boolean anyInProgress(ReadTxn txn, Organization organization) {
        try (var cursor = txn.scan(Tables.CREATIONS, Tables.IN_ORGANIZATION.prefix(organization.id()))) {
            while (cursor.hasNext()) {
                if (cursor.next().value().state == State.IN_PROGRESS) {
                    return true;
                }
            }
        }
        return false;
    }

    CreateAccountStatus view() {
        return CreateAccountStatus.builder()
                .id(id)
                .accountName(name)
                .state(state.name())
                .requestedTimestamp(requested)
                .completedTimestamp(completed)
                .accountId(account.isEmpty() ? null : account)
                .failureReason(failure.isEmpty() ? null : failure)
                .build();
    }
}
