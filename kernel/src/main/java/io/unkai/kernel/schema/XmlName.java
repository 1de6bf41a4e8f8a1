package io.unkai.kernel.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of an XML element with its namespace.
 *
 * @param name the local name, possibly with a prefix as in {@code xsi:type}; empty for the default name
 * @param namespace the namespace URI to declare on the element, or null
 * @param prefix the prefix that the declaration binds, or null for the default namespace
 */
public record XmlName(
        String name, @Nullable String namespace, @Nullable String prefix) {
    /** A name without a namespace. */
    public static XmlName of(String name) {
        return new XmlName(name, null, null);
    }
}
