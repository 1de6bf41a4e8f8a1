package io.unkai.services.identity.iam.certificate;

import io.unkai.api.iam.DeleteSSHPublicKeyRequest;
import io.unkai.api.iam.DeleteSSHPublicKeyResponse;
import io.unkai.api.iam.GetSSHPublicKeyRequest;
import io.unkai.api.iam.GetSSHPublicKeyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListSSHPublicKeysRequest;
import io.unkai.api.iam.ListSSHPublicKeysResponse;
import io.unkai.api.iam.SSHPublicKey;
import io.unkai.api.iam.SSHPublicKeyMetadata;
import io.unkai.api.iam.UpdateSSHPublicKeyRequest;
import io.unkai.api.iam.UpdateSSHPublicKeyResponse;
import io.unkai.api.iam.UploadSSHPublicKeyRequest;
import io.unkai.api.iam.UploadSSHPublicKeyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Caller;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import org.jspecify.annotations.Nullable;

/** The operations on users' SSH public keys. */
public final class SshKeys {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 17;

    private final Lists lists;

    /** Keys listed with these markers. */
    public SshKeys(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.UPLOAD_SSH_PUBLIC_KEY, SshKeys::upload);
        on.onRead(Iam.GET_SSH_PUBLIC_KEY, SshKeys::get);
        on.onRead(Iam.LIST_SSH_PUBLIC_KEYS, this::list);
        on.on(Iam.UPDATE_SSH_PUBLIC_KEY, SshKeys::update);
        on.on(Iam.DELETE_SSH_PUBLIC_KEY, SshKeys::delete);
    }

    private static UploadSSHPublicKeyResponse upload(Call call, Txn txn, UploadSSHPublicKeyRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var parsed = SshRsa.parse(Texts.orEmpty(in.sshPublicKeyBody()));
        var there = SshKey.OWNED.all(txn, call.account(), user.id());
        if (there.stream().anyMatch(item -> item.value().fingerprint().equals(parsed.fingerprint()))) {
            throw new ApiException(
                    "DuplicateSSHPublicKey", "The SSH public key is already associated with the specified IAM user.");
        }
        if (there.size() >= SshKey.PER_USER) {
            throw IamErrors.quota("SSHPublicKeysPerUser", SshKey.PER_USER);
        }
        var id = "APKA" + call.ids().text(BASE32, ID_CHARACTERS);
        var key = new SshKey(parsed.openSsh(), parsed.fingerprint(), true, Texts.seconds(call.now()));
        SshKey.OWNED.put(txn, call.account(), user.id(), id, key);
        return UploadSSHPublicKeyResponse.builder()
                .sshPublicKey(view(user, id, key, key.body()))
                .build();
    }

    private static GetSSHPublicKeyResponse get(Call call, ReadTxn txn, GetSSHPublicKeyRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var key = require(call, txn, user, in.sshPublicKeyId());
        boolean pem = "PEM".equals(in.encoding());
        var body = pem ? SshRsa.parse(key.body()).pem() : key.body();
        return GetSSHPublicKeyResponse.builder()
                .sshPublicKey(view(user, Texts.orEmpty(in.sshPublicKeyId()), key, body))
                .build();
    }

    private ListSSHPublicKeysResponse list(Call call, ReadTxn txn, ListSSHPublicKeysRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var page = lists.list(
                call,
                SshKey.OWNED.all(txn, call.account(), user.id()),
                Owned.Item::id,
                new Lists.Wanted(user.id(), in.marker(), in.maxItems()));
        return ListSSHPublicKeysResponse.builder()
                .sshPublicKeys(page.items().stream()
                        .map(item -> SSHPublicKeyMetadata.builder()
                                .userName(user.name())
                                .sshPublicKeyId(item.id())
                                .status(status(item.value()))
                                .uploadDate(item.value().uploaded())
                                .build())
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static UpdateSSHPublicKeyResponse update(Call call, Txn txn, UpdateSSHPublicKeyRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var key = require(call, txn, user, in.sshPublicKeyId());
        var updated = new SshKey(key.body(), key.fingerprint(), "Active".equals(in.status()), key.uploaded());
        SshKey.OWNED.put(txn, call.account(), user.id(), Texts.orEmpty(in.sshPublicKeyId()), updated);
        return UpdateSSHPublicKeyResponse.builder().build();
    }

    private static DeleteSSHPublicKeyResponse delete(Call call, Txn txn, DeleteSSHPublicKeyRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        require(call, txn, user, in.sshPublicKeyId());
        SshKey.OWNED.delete(txn, call.account(), user.id(), Texts.orEmpty(in.sshPublicKeyId()));
        return DeleteSSHPublicKeyResponse.builder().build();
    }

    private static SshKey require(Call call, ReadTxn txn, User user, @Nullable String id) {
        var key = SshKey.OWNED.find(txn, call.account(), user.id(), Texts.orEmpty(id));
        if (key == null) {
            throw IamErrors.noSuchEntity("The Public Key with id " + id + " cannot be found.");
        }
        return key;
    }

    private static String status(SshKey key) {
        return key.active() ? "Active" : "Inactive";
    }

    private static SSHPublicKey view(User user, String id, SshKey key, String body) {
        return SSHPublicKey.builder()
                .userName(user.name())
                .sshPublicKeyId(id)
                .fingerprint(key.fingerprint())
                .sshPublicKeyBody(body)
                .status(status(key))
                .uploadDate(key.uploaded())
                .build();
    }
}
