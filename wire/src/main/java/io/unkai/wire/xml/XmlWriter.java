package io.unkai.wire.xml;

import io.unkai.kernel.schema.XmlName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements, attributes and text as UTF-8 into a growing buffer. Names are trusted, texts are not.
 *
 * <p>Characters that XML 1.0 has no place for are written as numeric character references, U+0001 as {@code &#x1;}, because that is
 * what S3 answers for object keys that hold them; strict readers refuse such a document, which is why S3 has
 * {@code encoding-type=url}. Half a surrogate pair becomes U+FFFD. Text can therefore never end an element, start one or
 * break the encoding.
 */
public final class XmlWriter {
    private static final int START_SIZE = 512;

    private byte[] bytes = new byte[START_SIZE];
    private int size;
    private boolean inTag;

    /** The XML declaration and a line break; first of all, where wanted. */
    public XmlWriter declaration() {
        ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return this;
    }

    /** Opens an element. */
    public XmlWriter start(String name) {
        closeTag();
        put('<');
        ascii(name);
        inTag = true;
        return this;
    }

    /** Declares a namespace on the element that was just opened; nothing where there is none. */
    public XmlWriter namespace(@Nullable XmlName declared) {
        if (declared != null && declared.namespace() != null) {
            attribute(declared.prefix() == null ? "xmlns" : "xmlns:" + declared.prefix(), declared.namespace());
        }
        return this;
    }

    /** Gives the element that was just opened an attribute. */
    public XmlWriter attribute(String name, String value) {
        if (!inTag) {
            throw new IllegalStateException("attribute " + name + " after content");
        }
        put(' ');
        ascii(name);
        ascii("=\"");
        escaped(value, true);
        put('"');
        return this;
    }

    /** Text inside the open element. */
    public XmlWriter text(String value) {
        if (!value.isEmpty()) {
            closeTag();
            escaped(value, false);
        }
        return this;
    }

    /** Closes the element of that name, the last one opened. */
    public XmlWriter end(String name) {
        if (inTag) {
            ascii("/>");
            inTag = false;
        } else {
            ascii("</");
            ascii(name);
            put('>');
        }
        return this;
    }

    /** An element with nothing but a text. */
    public XmlWriter element(String name, String value) {
        return start(name).text(value).end(name);
    }

    /** What was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void closeTag() {
        if (inTag) {
            put('>');
            inTag = false;
        }
    }

    private void escaped(String value, boolean attribute) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"') {
                put(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                codePoint(Character.toCodePoint(c, value.charAt(++i)));
            } else {
                special(c, attribute);
            }
        }
    }

    private void special(char c, boolean attribute) {
        switch (c) {
            case '&' -> ascii("&amp;");
            case '<' -> ascii("&lt;");
            case '>' -> ascii("&gt;");
            case '"' -> ascii(attribute ? "&quot;" : "\"");
            case '\t', '\n' -> {
                if (attribute) {
                    reference(c);
                } else {
                    put(c);
                }
            }
            // readers turn U+0085 and U+2028 into line breaks in XML 1.1, and a carriage return in any version
            case '\u0085', '\u2028', '\ufffe', '\uffff' -> reference(c);
            default -> {
                if (c < ' ') {
                    reference(c);
                } else {
                    codePoint(Character.isSurrogate(c) ? '\ufffd' : c);
                }
            }
        }
    }

    private void reference(char c) {
        ascii("&#x");
        ascii(Integer.toHexString(c));
        put(';');
    }

    private void codePoint(int code) {
        if (code < 0x80) {
            put(code);
        } else {
            for (byte each : Character.toString(code).getBytes(StandardCharsets.UTF_8)) {
                put(each);
            }
        }
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    private void put(int each) {
        reserve(1);
        bytes[size++] = (byte) each;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, size * 2));
        }
    }
}
