package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Item ADDRESS = Item.of("", "addr replace 10.0.0.1/32 dev lo", "addr del 10.0.0.1/32 dev lo");
    private static final Item ROUTE = Item.of("e1", "route replace 10.0.0.5 dev e1", "route del 10.0.0.5 dev e1");
    private static final Item UP = Item.of("e1", "link set e1 up", "");

    private static List<String> change(List<Item> from, List<Item> to, Set<String> there, Set<String> fresh) {
        return Item.change(from, to, there, fresh).stream().map(Item::add).toList();
    }

    @Test
    void addsWhatIsNewAndRemovesWhatIsGone() {
        assertThat(change(List.of(ADDRESS), List.of(UP, ROUTE), Set.of("e1"), Set.of()))
                .containsExactly(ADDRESS.remove(), UP.add(), ROUTE.add());
        assertThat(change(List.of(ADDRESS, UP, ROUTE), List.of(ADDRESS, UP, ROUTE), Set.of("e1"), Set.of()))
                .isEmpty();
    }

    @Test
    void leavesToADeviceWhatVanishesWithIt() {
        assertThat(change(List.of(UP, ROUTE), List.of(), Set.of(), Set.of())).isEmpty();
        assertThat(change(List.of(UP, ROUTE), List.of(), Set.of("e1"), Set.of()))
                .containsExactly(ROUTE.remove());
    }

    @Test
    void addsEverythingToADeviceThatIsNew() {
        assertThat(change(List.of(ADDRESS, UP, ROUTE), List.of(ADDRESS, UP, ROUTE), Set.of("e1"), Set.of("e1")))
                .containsExactly(UP.add(), ROUTE.add());
    }
}
