package io.unkai.wire.eventstream;

/** The types of header values on the wire. */
final class HeaderType {
    static final int TRUE = 0;
    static final int FALSE = 1;
    static final int BYTE = 2;
    static final int SHORT = 3;
    static final int INTEGER = 4;
    static final int LONG = 5;
    static final int BYTES = 6;
    static final int STRING = 7;
    static final int TIMESTAMP = 8;
    static final int UUID = 9;

    private HeaderType() {}
}
