package io.unkai.services.compute.ec2.key;

import io.unkai.api.ec2.CreateKeyPairRequest;
import io.unkai.api.ec2.DeleteKeyPairRequest;
import io.unkai.api.ec2.DeleteKeyPairResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ImportKeyPairRequest;
import io.unkai.api.ec2.ImportKeyPairResult;
import io.unkai.api.ec2.KeyPair;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Registry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, imports and deletes key pairs. */
public final class KeyPairs {
    private static final int MAX_NAME = 255;
    private static final String PEM = "pem";

    private final KeyMaker maker;

    /** @param maker makes new keys */
    public KeyPairs(KeyMaker maker) {
        this.maker = maker;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        registry.add(KeyPairTable.TABLE);
        on.onUpload(Ec2.CREATE_KEY_PAIR, (call, in, body) -> make(in), KeyPairs::create);
        on.on(Ec2.IMPORT_KEY_PAIR, KeyPairs::importKey);
        on.on(Ec2.DELETE_KEY_PAIR, KeyPairs::delete);
        new KeyPairList().register(on);
    }

    /**
     * A new pair, made before the transaction.
     *
     * @param pair both halves
     */
    private record Made(KeyKind kind, java.security.KeyPair pair) implements AutoCloseable {
        @Override
        public void close() {}
    }

    private Made make(CreateKeyPairRequest in) {
        name(in.keyName());
        var type = Objects.requireNonNullElse(in.keyType(), KeyKind.RSA.wire());
        for (var kind : KeyKind.values()) {
            if (kind.wire().equals(type)) {
                return new Made(kind, maker.make(kind));
            }
        }
        throw Ec2Errors.invalidValue("Invalid value '" + type + "' for keyType.");
    }

    private static KeyPair create(Call call, Txn txn, CreateKeyPairRequest in, Made made) {
        var name = name(in.keyName());
        var key = SshPublicKey.of(made.pair.getPublic());
        var print = Fingerprints.made(key, made.pair.getPrivate().getEncoded());
        var stored = put(call, txn, name, key, print, name, in.tagSpecifications());
        boolean pem = Objects.requireNonNullElse(in.keyFormat(), PEM).equals(PEM);
        return KeyPair.builder()
                .keyName(name)
                .keyPairId(stored.id())
                .keyFingerprint(print)
                .keyMaterial(
                        pem ? PrivateKeyText.pem(made.kind, made.pair) : PuttyKey.ppk(key, made.pair, comment(name)))
                .tags(Ec2Tags.of(txn, stored.key()))
                .build();
    }

    /** The file has a line for it. */
    private static String comment(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private static ImportKeyPairResult importKey(Call call, Txn txn, ImportKeyPairRequest in) {
        var name = name(in.keyName());
        var material = in.publicKeyMaterial();
        if (material == null || material.size() == 0) {
            throw Ec2Errors.missing("PublicKeyMaterial");
        }
        if (material.size() > PublicKeyText.MAX_BYTES) {
            throw new ApiException("InvalidKeyPair.Format", "Key is too long");
        }
        var key = PublicKeyText.read(material.shared());
        if (key == null) {
            throw new ApiException("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
        }
        var print = Fingerprints.imported(key);
        var stored = put(call, txn, name, key, print, name, in.tagSpecifications());
        return ImportKeyPairResult.builder()
                .keyName(name)
                .keyPairId(stored.id())
                .keyFingerprint(print)
                .tags(Ec2Tags.of(txn, stored.key()))
                .build();
    }

    private static StoredKeyPair put(
            Call call,
            Txn txn,
            String name,
            SshPublicKey key,
            String fingerprint,
            String comment,
            @Nullable List<TagSpecification> tags) {
        if (KeyPairTable.named(call, txn, name) != null) {
            throw new ApiException("InvalidKeyPair.Duplicate", "The keypair '" + name + "' already exists.");
        }
        var place = Key.of(call, call.ids().next(Kind.KEY_PAIR.prefix()));
        var pair = new StoredKeyPair(place, name, key.kind(), key.ssh(), comment(comment), fingerprint, call.now());
        KeyPairTable.put(txn, pair);
        Ec2Tags.create(call, txn, Kind.KEY_PAIR, place, tags);
        return pair;
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw Ec2Errors.missing("KeyName");
        }
        if (name.length() > MAX_NAME) {
            throw Ec2Errors.invalidValue(
                    "keyName", name.substring(0, MAX_NAME), "A key name has at most " + MAX_NAME + " characters.");
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            throw Ec2Errors.invalidValue("keyName", name, "Character sets beyond ASCII are not supported.");
        }
        return name;
    }

    /** What is not there needs no deletion: AWS says so too. */
    private static DeleteKeyPairResult delete(Call call, Txn txn, DeleteKeyPairRequest in) {
        if (in.keyName() == null && in.keyPairId() == null) {
            throw Ec2Errors.missing("KeyName or KeyPairId");
        }
        var id = in.keyPairId();
        var pair = id != null ? byId(call, txn, id) : KeyPairTable.named(call, txn, String.valueOf(in.keyName()));
        if (pair != null) {
            KeyPairTable.remove(txn, pair);
        }
        return DeleteKeyPairResult.builder()
                .return_(true)
                .keyPairId(pair == null ? null : pair.id())
                .build();
    }

    private static @Nullable StoredKeyPair byId(Call call, Txn txn, String id) {
        if (!Kind.KEY_PAIR.isId(id)) {
            throw Ec2Errors.invalidValue("Value (" + id + ") for parameter keyPairId is invalid.");
        }
        return KeyPairTable.TABLE.get(txn, Key.of(call, id));
    }
}
