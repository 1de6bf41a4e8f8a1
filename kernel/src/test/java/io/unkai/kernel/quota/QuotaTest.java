package io.unkai.kernel.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;

class QuotaTest {
    @Test
    void anAccountMayHaveItsOwnValue() {
        var quota = new Quota("vpc", "L-F678F1CE", "VPCs per Region", 5);
        try (var store = new MemoryStore()) {
            store.write(txn -> {
                quota.set(txn, "1", "us-east-1", 7);
                assertThat(quota.value(txn, "1", "us-east-1")).isEqualTo(7);
                assertThat(quota.value(txn, "1", "eu-west-1")).isEqualTo(5);
                assertThat(quota.value(txn, "2", "us-east-1")).isEqualTo(5);
                quota.reset(txn, "1", "us-east-1");
                assertThat(quota.value(txn, "1", "us-east-1")).isEqualTo(5);
                return 0;
            });
        }
    }
}
