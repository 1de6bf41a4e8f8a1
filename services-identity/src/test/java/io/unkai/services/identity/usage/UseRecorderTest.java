package io.unkai.services.identity.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.LastUse;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.key.AccessKeys;
import io.unkai.services.identity.key.KeyUse;
import io.unkai.services.identity.key.NewKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UseRecorderTest {
    private static final String ACCOUNT = "123456789012";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Principal.Root ROOT = new Principal.Root(ACCOUNT);
    private static final Principal.RoleSession SESSION =
            new Principal.RoleSession(ACCOUNT, "/", "helper", "AROAX", "work");

    private final MemoryStore store = new MemoryStore();
    private final UseRecorder recorder = new UseRecorder(store);
    private final NewKey key = NewKey.longTerm(new SeededIds(1));

    @BeforeEach
    void make() {
        var keys = new AccessKeys(new Sealer(new byte[Sealer.KEY_BYTES], new SeededIds(2)));
        var role = new Role(ACCOUNT, "AROAX", "/", "helper", NOON, "", "{}", "", 3600, "");
        store.write(txn -> {
            Entities.ROLES.create(txn, role);
            return keys.put(txn, ROOT, key, NOON);
        });
    }

    @AfterEach
    void close() {
        recorder.close();
        store.close();
    }

    private void use(Principal principal, Instant time) {
        recorder.offer(new UsedBy(principal, key.id(), "s3", "eu-west-1", time));
    }

    private @Nullable KeyUse keyUse() {
        return store.read(txn -> KeyUse.of(txn, key.id()));
    }

    private @Nullable LastUse roleUse(String id) {
        return store.read(txn -> LastUse.of(txn, ACCOUNT, id));
    }

    @Test
    void notesKeysAndRoles() {
        use(ROOT, NOON);
        use(SESSION, NOON);
        recorder.flush();
        assertThat(keyUse()).isEqualTo(new KeyUse(NOON, "s3", "eu-west-1"));
        assertThat(roleUse("AROAX")).isEqualTo(new LastUse(NOON, "eu-west-1"));
    }

    @Test
    void notesNothingTwiceAMinute() {
        use(ROOT, NOON);
        recorder.flush();
        use(ROOT, NOON.plusSeconds(59));
        recorder.flush();
        assertThat(keyUse()).isEqualTo(new KeyUse(NOON, "s3", "eu-west-1"));
        use(ROOT, NOON.plusSeconds(60));
        recorder.flush();
        assertThat(keyUse()).isEqualTo(new KeyUse(NOON.plusSeconds(60), "s3", "eu-west-1"));
    }

    @Test
    void keepsNothingOfWhatIsGone() {
        use(new Principal.RoleSession(ACCOUNT, "/", "gone", "AROAGONE", "work"), NOON);
        recorder.flush();
        assertThat(roleUse("AROAGONE")).isNull();
    }
}
