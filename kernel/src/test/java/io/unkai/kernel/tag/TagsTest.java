package io.unkai.kernel.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.kernel.tag.Tags.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static final Resource ONE = new Resource("1", "us-east-1", "vpc-1");
    private static final Resource TWO = new Resource("1", "us-east-1", "vpc-2");
    private static final TagRules RULES = (violation, key) -> new ApiException(violation.name(), key);

    private final Store store = new MemoryStore();

    @AfterEach
    void close() {
        store.close();
    }

    private void change(Consumer<io.unkai.kernel.store.Txn> change) {
        store.write(txn -> {
            change.accept(txn);
            return 0;
        });
    }

    private void put(Resource resource, Map<String, String> tags) {
        change(txn -> Tags.put(txn, resource, tags, RULES));
    }

    private Map<String, String> tags(Resource resource) {
        return store.read(txn -> Tags.of(txn, resource));
    }

    private List<String> find(String key, @Nullable String value) {
        return store.read(txn -> {
            var found = new ArrayList<String>();
            Tags.find(txn, new Resource("1", "us-east-1", ""), key, value, one -> found.add(one.id()));
            return found;
        });
    }

    private void refused(String code, Map<String, String> tags) {
        assertThatThrownBy(() -> put(ONE, tags))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void tagsAreKeptAndFound() {
        put(ONE, Map.of("Owner", "me", "Env", "test"));
        put(TWO, Map.of("Owner", "you"));
        put(ONE, Map.of("Owner", "us"));
        assertThat(tags(ONE)).containsExactly(Map.entry("Env", "test"), Map.entry("Owner", "us"));
        assertThat(find("Owner", null)).containsExactly("vpc-1", "vpc-2");
        assertThat(find("Owner", "us")).containsExactly("vpc-1");
        assertThat(find("Owner", "me")).isEmpty();
        assertThat(store.<Boolean>read(txn -> Tags.has(txn, TWO, "Owner", "you")))
                .isTrue();
    }

    @Test
    void tagsAreRemoved() {
        put(ONE, Map.of("a", "1", "b", "2", "c", "3"));
        change(txn -> Tags.remove(txn, ONE, List.of("a", "absent"), RULES));
        change(txn -> Tags.remove(txn, ONE, "b", "other"));
        assertThat(tags(ONE)).containsOnlyKeys("b", "c");
        change(txn -> Tags.removeAll(txn, ONE));
        assertThat(tags(ONE)).isEmpty();
        assertThat(find("b", null)).isEmpty();
    }

    @Test
    void replacingKeepsWhatTheCloudSet() {
        put(ONE, Map.of("a", "1", "b", "2"));
        change(txn -> Tags.putReserved(txn, ONE, Map.of("aws:stack", "s")));
        change(txn -> Tags.replace(txn, ONE, Map.of("b", "3", "c", "4"), RULES));
        assertThat(tags(ONE)).isEqualTo(Map.of("aws:stack", "s", "b", "3", "c", "4"));
    }

    @Test
    void limitsHold() {
        refused("RESERVED", Map.of("AWS:x", "1"));
        refused("KEY_LENGTH", Map.of("", "1"));
        refused("KEY_LENGTH", Map.of("k".repeat(129), "1"));
        refused("VALUE_LENGTH", Map.of("k", "v".repeat(257)));
        put(ONE, Map.of("\ud83d\ude00".repeat(128), "\ud83d\ude00".repeat(256)));
        var many = new HashMap<String, String>();
        for (int i = 0; i < TagRules.MAX_TAGS; i++) {
            many.put("k" + i, "");
        }
        put(TWO, many);
        change(txn -> Tags.putReserved(txn, TWO, Map.of("aws:x", "1")));
        assertThatThrownBy(() -> put(TWO, Map.of("one-more", "")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("TOO_MANY"));
        assertThat(tags(TWO)).hasSize(TagRules.MAX_TAGS + 1);
    }
}
