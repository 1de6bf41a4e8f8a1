package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.CreateAccountAliasRequest;
import io.unkai.api.iam.CreateLoginProfileRequest;
import io.unkai.api.iam.Iam;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import io.unkai.services.identity.signin.IamDirectory;
import io.unkai.services.identity.signin.Known;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DirectoryTest {
    private final TestIam iam = new TestIam();
    private final IamDirectory directory = new IamDirectory(new MfaCheck(iam.sealer));

    @AfterEach
    void close() {
        iam.close();
    }

    private @Nullable Known find(String account, String name) {
        return iam.store.read(txn -> directory.user(txn, account, name));
    }

    @Test
    void usersWithAPasswordAreFoundByAccountOrAlias() {
        var alice = iam.user("alice");
        assertThat(find(ACCOUNT, "alice")).as("without a password").isNull();
        iam.call(
                Iam.CREATE_LOGIN_PROFILE,
                CreateLoginProfileRequest.builder()
                        .userName("alice")
                        .password("Correct-horse-1")
                        .build());
        iam.call(
                Iam.CREATE_ACCOUNT_ALIAS,
                CreateAccountAliasRequest.builder().accountAlias("cloudy").build());
        var known = present(find("cloudy", "Alice"));
        assertThat(known.userId()).isEqualTo(alice.userId());
        assertThat(known).isEqualTo(find(ACCOUNT, "alice"));
        assertThat(find("999999999999", "alice")).isNull();
        assertThat(find("nobody", "alice")).isNull();
        assertThat(iam.store.<Boolean>read(txn -> directory.needsCode(txn, ACCOUNT, known.userId())))
                .isFalse();
    }
}
