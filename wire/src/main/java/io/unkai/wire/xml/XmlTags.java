package io.unkai.wire.xml;

import java.nio.charset.StandardCharsets;

/**
 * The tags of an element without attributes, as they are written.
 *
 * @param name the element
 * @param open the tag in front of its content
 * @param close the tag behind
 */
@SuppressWarnings("ArrayRecordComponent")
record XmlTags(String name, byte[] open, byte[] close) {
    static XmlTags of(String name) {
        return new XmlTags(name, ascii("<" + name + ">"), ascii("</" + name + ">"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
