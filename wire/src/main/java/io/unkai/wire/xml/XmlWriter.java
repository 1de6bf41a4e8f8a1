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
    /** Which characters are written as they are, in texts and in attributes. */
    private static final boolean[] PLAIN_TEXT = allBut("&<>");

    private static final boolean[] PLAIN_VALUE = allBut("&<>\"");

    private byte[] bytes = new byte[START_SIZE];
    private int size;
    private boolean inTag;

    private static boolean[] allBut(String special) {
        var plain = new boolean[0x7f];
        for (char c = ' '; c < plain.length; c++) {
            plain[c] = special.indexOf(c) < 0;
        }
        return plain;
    }

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

    /** The same, where the tags are known. */
    XmlWriter element(XmlTags tags, String value) {
        if (value.isEmpty()) {
            return start(tags.name()).end(tags.name());
        }
        closeTag();
        raw(tags.open());
        escaped(value, false);
        raw(tags.close());
        return this;
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
        var plain = attribute ? PLAIN_VALUE : PLAIN_TEXT;
        int at = 0;
        while (at < value.length()) {
            int end = plainEnd(value, at, plain);
            ascii(value, at, end);
            at = end < value.length() ? end + special(value, end, attribute) : end;
        }
    }

    private static int plainEnd(String value, int from, boolean[] plain) {
        int length = value.length();
        int at = from;
        while (at < length) {
            char c = value.charAt(at);
            if (c >= plain.length || !plain[c]) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Writes the character there, which is not plain; answers how many {@code char}s it has. */
    private int special(String value, int at, boolean attribute) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))) {
            codePoint(Character.toCodePoint(c, value.charAt(at + 1)));
            return 2;
        }
        special(c, attribute);
        return 1;
    }

    private void special(char c, boolean attribute) {
        switch (c) {
            case '&' -> ascii("&amp;");
            case '<' -> ascii("&lt;");
            case '>' -> ascii("&gt;");
            case '"' -> ascii("&quot;");
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
        ascii(text, 0, text.length());
    }

    /** Writes characters that are ASCII, of which the low bytes are all. */
    @SuppressWarnings("deprecation")
    private void ascii(String text, int from, int to) {
        reserve(to - from);
        text.getBytes(from, to, bytes, size);
        size += to - from;
    }

    private void raw(byte[] written) {
        reserve(written.length);
        System.arraycopy(written, 0, bytes, size, written.length);
        size += written.length;
    }

    private void put(int each) {
        reserve(1);
        bytes[size++] = (byte) each;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
