package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.AccessKey;
import io.unkai.api.iam.AccessKeyMetadata;
import io.unkai.api.iam.CreateAccessKeyRequest;
import io.unkai.api.iam.DeleteAccessKeyRequest;
import io.unkai.api.iam.DeleteUserRequest;
import io.unkai.api.iam.GetAccessKeyLastUsedRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListAccessKeysRequest;
import io.unkai.api.iam.UpdateAccessKeyRequest;
import io.unkai.kernel.call.Credential;
import io.unkai.kernel.call.Principal;
import io.unkai.services.identity.key.KeyUse;
import io.unkai.services.identity.key.NewKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccessKeysTest {
    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private AccessKey create(@Nullable String user) {
        var key = present(iam.call(
                        Iam.CREATE_ACCESS_KEY,
                        CreateAccessKeyRequest.builder().userName(user).build())
                .accessKey());
        return key;
    }

    private List<AccessKeyMetadata> list(@Nullable String user) {
        return TestIam.all(iam.call(
                        Iam.LIST_ACCESS_KEYS,
                        ListAccessKeysRequest.builder().userName(user).build())
                .accessKeyMetadata());
    }

    private @Nullable Credential find(AccessKey key) {
        return iam.identity.credentials().find(String.valueOf(key.accessKeyId()), null, iam.now);
    }

    @Test
    void proveTheUserWhileActive() {
        var alice = iam.user("alice");
        var key = present(create("alice"));
        assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        var found = present(find(key));
        assertThat(found.secretKey()).isEqualTo(key.secretAccessKey());
        assertThat(found.principal())
                .isEqualTo(new Principal.User(ACCOUNT, "/", "alice", String.valueOf(alice.userId())));
        var update = UpdateAccessKeyRequest.builder().userName("alice").accessKeyId(key.accessKeyId());
        iam.call(Iam.UPDATE_ACCESS_KEY, update.status("Inactive").build());
        assertThat(find(key)).isNull();
        assertThat(list("alice")).extracting(AccessKeyMetadata::status).containsExactly("Inactive");
        iam.call(Iam.UPDATE_ACCESS_KEY, update.status("Active").build());
        assertThat(find(key)).isNotNull();
        iam.call(
                Iam.DELETE_ACCESS_KEY,
                DeleteAccessKeyRequest.builder()
                        .userName("alice")
                        .accessKeyId(key.accessKeyId())
                        .build());
        assertThat(find(key)).isNull();
        assertThat(list("alice")).isEmpty();
    }

    @Test
    void areTwoForAUserAtMost() {
        iam.user("alice");
        create("alice");
        create("alice");
        assertThat(refusal("LimitExceeded", () -> create("alice")))
                .isEqualTo("Cannot exceed quota for AccessKeysPerUser: 2");
        assertThat(refusal(
                        "DeleteConflict",
                        () -> iam.call(
                                Iam.DELETE_USER,
                                DeleteUserRequest.builder().userName("alice").build())))
                .isEqualTo("Cannot delete entity, must delete access keys first.");
    }

    @Test
    void ofTheCallerNeedNoName() {
        var alice = iam.user("alice");
        iam.as(alice);
        var key = present(create(null));
        assertThat(key.userName()).isEqualTo("alice");
        iam.asRoot();
        var root = create(null);
        assertThat(list(null)).extracting(AccessKeyMetadata::accessKeyId).containsExactly(root.accessKeyId());
        var found = present(find(root));
        assertThat(found.principal()).isEqualTo(new Principal.Root(ACCOUNT));
    }

    @Test
    void ofAnotherUserCannotBeDeleted() {
        iam.user("alice");
        iam.user("bob");
        var key = present(create("alice"));
        assertThat(refusal(
                        "NoSuchEntity",
                        () -> iam.call(
                                Iam.DELETE_ACCESS_KEY,
                                DeleteAccessKeyRequest.builder()
                                        .userName("bob")
                                        .accessKeyId(key.accessKeyId())
                                        .build())))
                .isEqualTo("The Access Key with id " + key.accessKeyId() + " cannot be found.");
    }

    @Test
    void tellWhenTheyWereLastUsed() {
        iam.user("alice");
        var key = present(create("alice"));
        var ask = GetAccessKeyLastUsedRequest.builder()
                .accessKeyId(key.accessKeyId())
                .build();
        var never = present(iam.call(Iam.GET_ACCESS_KEY_LAST_USED, ask).accessKeyLastUsed());
        assertThat(never.serviceName()).isEqualTo("N/A");
        assertThat(never.lastUsedDate()).isNull();
        iam.store.write(txn -> {
            KeyUse.note(txn, String.valueOf(key.accessKeyId()), new KeyUse(iam.now, "s3", "eu-west-1"));
            return true;
        });
        var answer = iam.call(Iam.GET_ACCESS_KEY_LAST_USED, ask);
        assertThat(answer.userName()).isEqualTo("alice");
        var used = present(answer.accessKeyLastUsed());
        assertThat(used.serviceName()).isEqualTo("s3");
        assertThat(used.lastUsedDate()).isEqualTo(iam.now);
        iam.principal = new Principal.Root("999999999999");
        refusal("AccessDenied", () -> iam.call(Iam.GET_ACCESS_KEY_LAST_USED, ask));
    }

    @Test
    void ofRootUsersSurviveWithoutThoseOfUsers() {
        iam.user("alice");
        var users = create("alice");
        var keys = iam.identity.rootKeys();
        var fresh = NewKey.longTerm(iam.ids);
        iam.store.write(txn -> {
            keys.replace(txn, ACCOUNT, fresh, iam.now);
            return true;
        });
        assertThat(find(users)).as("a user's key is not the root's to replace").isNotNull();
        assertThat(list(null)).extracting(AccessKeyMetadata::accessKeyId).containsExactly(fresh.id());
        var saved = iam.store.read(keys::all);
        assertThat(saved).hasSize(1);
    }

    @Test
    void areNotedAsChangesOfTheAccount() {
        iam.user("alice");
        var before = iam.store.read(txn -> IamGeneration.read(txn, ACCOUNT));
        list("alice");
        assertThat(iam.store.<String>read(txn -> IamGeneration.read(txn, ACCOUNT)))
                .isEqualTo(before);
        create("alice");
        assertThat(iam.store.<String>read(txn -> IamGeneration.read(txn, ACCOUNT)))
                .isNotEqualTo(before);
        assertThat(iam.store.<String>read(txn -> IamGeneration.read(txn, "999999999999")))
                .isEmpty();
    }
}
