package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTextTest {
    private static Table table() {
        var table = new Table("inet").set("known", "ipv4_addr").map("way", "mark : verdict");
        table.add("known", "10.0.0.1");
        table.put("way", "1", "jump one");
        return table.chain("one", "").rules("one", "accept").chain("base", "filter hook forward priority 0");
    }

    @Test
    void saysAllOfATableThatReplacesWhateverIsThere() {
        assertThat(TableText.whole(table()).lines().limit(10))
                .containsExactly(
                        "table inet unkai",
                        "delete table inet unkai",
                        "table inet unkai",
                        "add set inet unkai known { type ipv4_addr; }",
                        "add map inet unkai way { type mark : verdict; }",
                        "add chain inet unkai base { type filter hook forward priority 0; }",
                        "add chain inet unkai one",
                        "add rule inet unkai one accept",
                        "add element inet unkai known { 10.0.0.1 }",
                        "add element inet unkai way { 1 : jump one }");
    }

    @Test
    void deletesNothingWhereNoneWas() {
        assertThat(TableText.first(table())).doesNotContain("delete");
        assertThat(TableText.whole(table())).endsWith(TableText.first(table()));
    }

    @Test
    void saysNothingWhereNothingChanges() {
        assertThat(TableText.change(table(), table())).isEmpty();
    }

    @Test
    void changesOnlyWhatIsDifferent() {
        var to = table();
        to.add("known", "10.0.0.2");
        to.put("way", "1", "drop");
        var text = TableText.change(table(), to).lines().toList();
        assertThat(text.subList(0, 3))
                .containsExactly(
                        "delete element inet unkai way { 1 }",
                        "add element inet unkai known { 10.0.0.2 }",
                        "add element inet unkai way { 1 : drop }");
        assertThat(text.subList(3, text.size()))
                .as("fails where another version is there")
                .hasSize(2)
                .allMatch(line -> line.contains(" chain inet unkai version_"));
    }

    @Test
    void fillsAChangedChainAnew() {
        var to = table().rules("one", "drop");
        assertThat(TableText.change(table(), to).lines().limit(3))
                .containsExactly(
                        "flush chain inet unkai one", "add rule inet unkai one accept", "add rule inet unkai one drop");
    }

    @Test
    void removesChainsAfterWhatLeadsToThem() {
        var to = new Table("inet").set("known", "ipv4_addr").map("way", "mark : verdict");
        to.add("known", "10.0.0.1");
        to.chain("base", "filter hook forward priority 0");
        assertThat(TableText.change(table(), to).lines().limit(3))
                .containsExactly(
                        "delete element inet unkai way { 1 }",
                        "flush chain inet unkai one",
                        "delete chain inet unkai one");
    }
}
