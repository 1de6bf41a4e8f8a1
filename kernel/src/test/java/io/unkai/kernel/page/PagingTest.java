package io.unkai.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Texts;
import io.unkai.kernel.store.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final Table<String, String> A = Texts.table("test.a");

    private static ApiException invalid() {
        return new ApiException("InvalidNextToken", "bad");
    }

    private final PageTokens tokens = new PageTokens(new byte[PageTokens.KEY_BYTES]);
    private final SeededIds ids = new SeededIds(1);

    private static List<Page<String>> pages(int records, int limit, String hidden) {
        try (var store = new MemoryStore()) {
            store.write(txn -> {
                for (int i = 0; i < records; i++) {
                    txn.put(A, "k" + i, "v");
                }
                return 0;
            });
            var pages = new ArrayList<Page<String>>();
            do {
                byte[] last = pages.isEmpty() ? null : pages.getLast().last();
                pages.add(store.<Page<String>>read(txn -> Pager.page(
                        txn, A, Range.ALL, last, limit, entry -> hidden.contains(entry.key()) ? null : entry.key())));
            } while (pages.getLast().last() != null);
            return pages;
        }
    }

    private static List<List<String>> items(List<Page<String>> pages) {
        return pages.stream().map(Page::items).toList();
    }

    @Test
    void pagesJoinToTheList() {
        assertThat(items(pages(5, 2, ""))).containsExactly(List.of("k0", "k1"), List.of("k2", "k3"), List.of("k4"));
        assertThat(items(pages(4, 2, ""))).containsExactly(List.of("k0", "k1"), List.of("k2", "k3"));
        assertThat(items(pages(0, 2, ""))).containsExactly(List.of());
    }

    @Test
    void whatIsFilteredOutMakesNoEmptyPage() {
        assertThat(items(pages(6, 2, "k1 k4 k5"))).containsExactly(List.of("k0", "k2"), List.of("k3"));
        assertThat(items(pages(4, 2, "k2 k3"))).containsExactly(List.of("k0", "k1"));
    }

    @Test
    void aTokenHoldsItsKeyAndDoesNotShowIt() {
        var token = tokens.seal(ids, "ListThings", "123/us-east-1", "secret-key".getBytes(StandardCharsets.UTF_8));
        assertThat(tokens.open("ListThings", "123/us-east-1", token, PagingTest::invalid))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("secret-key");
        assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void foreignAndDamagedTokensAreRefused() {
        var token = tokens.seal(ids, "ListThings", "123", new byte[] {1});
        refused(() -> tokens.open("ListOthers", "123", token, PagingTest::invalid));
        refused(() -> tokens.open("ListThings", "124", token, PagingTest::invalid));
        refused(() -> tokens.open("ListThings1", "23", token, PagingTest::invalid));
        for (int i = 0; i < token.length(); i++) {
            var changed = new StringBuilder(token);
            changed.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
            refused(() -> tokens.open("ListThings", "123", changed.toString(), PagingTest::invalid));
        }
        for (var hostile : new String[] {"", "!", "AAAA", "\u0131", "A".repeat(100_000)}) {
            refused(() -> tokens.open("ListThings", "123", hostile, PagingTest::invalid));
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidNextToken"));
    }
}
