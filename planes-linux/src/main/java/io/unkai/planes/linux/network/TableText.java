package io.unkai.planes.linux.network;

import io.unkai.planes.linux.network.Table.Chain;
import io.unkai.planes.linux.network.Table.Group;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Tables as commands of {@code nft}, which makes all of one input real at one moment or nothing of it. */
final class TableText {
    private final StringBuilder out = new StringBuilder();
    private final String table;

    private TableText(Table table) {
        this.table = table.family() + " " + Table.NAME;
    }

    /** The whole table, in place of whatever has its name. */
    static String whole(Table table) {
        var name = "table " + table.family() + " " + Table.NAME;
        return name + "\ndelete " + name + "\n" + first(table);
    }

    /** The whole table where none is. Nothing is deleted, so {@code nft} need not wait until nobody looks at what was. */
    static String first(Table table) {
        var text = new TableText(table);
        text.line("table " + text.table);
        table.groups().forEach(text::make);
        table.chains().forEach(text::make);
        table.chains().forEach(text::fill);
        table.groups().forEach((name, group) -> text.elements("add", name, group.elements(), true));
        text.line("add chain " + text.table + " " + version(table));
        return text.out.toString();
    }

    /** What leads from one table to another; it fails where the kernel has not the first one. */
    static String change(Table from, Table to) {
        var text = new TableText(to);
        text.grow(from, to);
        text.move(from, to);
        text.shrink(from, to);
        if (text.out.isEmpty()) {
            return "";
        }
        text.line("delete chain " + text.table + " " + version(from));
        text.line("add chain " + text.table + " " + version(to));
        return text.out.toString();
    }

    /** A chain of this name says which version of the table is there. */
    private static String version(Table table) {
        return "version_" + Integer.toHexString(table.groups().hashCode()) + "_"
                + Integer.toHexString(table.chains().hashCode());
    }

    private void grow(Table from, Table to) {
        to.groups().forEach((name, group) -> {
            if (!from.groups().containsKey(name)) {
                make(name, group);
            }
        });
        to.chains().forEach((name, chain) -> {
            if (!from.chains().containsKey(name)) {
                make(name, chain);
            }
        });
    }

    private void move(Table from, Table to) {
        to.chains().forEach((name, chain) -> {
            var before = from.chains().get(name);
            if (before != null && !before.equals(chain)) {
                line("flush chain " + table + " " + name);
            }
        });
        to.groups().forEach((name, group) -> {
            var before = from.groups().get(name);
            elements("delete", name, before == null ? Map.of() : without(before.elements(), group.elements()), false);
        });
        to.chains().forEach((name, chain) -> {
            if (!chain.equals(from.chains().get(name))) {
                fill(name, chain);
            }
        });
        to.groups().forEach((name, group) -> {
            var before = from.groups().get(name);
            elements(
                    "add",
                    name,
                    before == null ? group.elements() : without(group.elements(), before.elements()),
                    true);
        });
    }

    private void shrink(Table from, Table to) {
        from.groups().forEach((name, group) -> {
            if (!to.groups().containsKey(name) && group.kind().equals("map")) {
                line("delete " + group.kind() + " " + table + " " + name);
            }
        });
        from.chains().forEach((name, _) -> {
            if (!to.chains().containsKey(name)) {
                line("flush chain " + table + " " + name).line("delete chain " + table + " " + name);
            }
        });
        from.groups().forEach((name, group) -> {
            if (!to.groups().containsKey(name) && group.kind().equals("set")) {
                line("delete " + group.kind() + " " + table + " " + name);
            }
        });
    }

    /** The elements that the other has not, or has with another value. */
    private static Map<String, String> without(Map<String, String> elements, Map<String, String> other) {
        var left = new TreeMap<>(elements);
        left.entrySet().removeAll(other.entrySet());
        return left;
    }

    private void make(String name, Group group) {
        line("add " + group.kind() + " " + table + " " + name + " { type " + group.type() + "; }");
    }

    private void make(String name, Chain chain) {
        var hook = chain.hook().isEmpty() ? "" : " { type " + chain.hook() + "; }";
        line("add chain " + table + " " + name + hook);
    }

    private void fill(String name, Chain chain) {
        for (var rule : chain.rules()) {
            line("add rule " + table + " " + name + " " + rule);
        }
    }

    private void elements(String verb, String name, Map<String, String> elements, boolean values) {
        if (elements.isEmpty()) {
            return;
        }
        var joined = new StringJoiner(", ");
        elements.forEach((key, value) -> joined.add(values && !value.isEmpty() ? key + " : " + value : key));
        line(verb + " element " + table + " " + name + " { " + joined + " }");
    }

    private TableText line(String text) {
        out.append(text).append('\n');
        return this;
    }
}
