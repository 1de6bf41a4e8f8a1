package io.unkai.services.compute.ec2.dns;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A question of a guest, read with suspicion. */
final class Query {
    /** Bytes of a message's header. */
    static final int HEADER = 12;
    /** What every client takes over UDP. */
    static final int SMALLEST = 512;
    /** What is sent over UDP at most, whatever the client would take. */
    static final int LARGEST = 4_096;

    private static final int RESPONSE = 0x80;
    private static final int FLAGS = 2;
    private static final int COUNTS = 4;
    private static final int OPERATION_SHIFT = 3;
    private static final int OPERATION = 0xf;
    private static final int MAX_NAME = 255;
    private static final int MAX_LABEL = 63;
    private static final int SHORT = 0xffff;
    private static final int BYTE = 0xff;
    private static final int VERSION_SHIFT = 16;
    /** Records after the question; clients send none but the one that says what they take, and a signature. */
    private static final int MAX_RECORDS = 4;

    private final byte[] message;
    private final int end;
    private final List<String> labels;
    private final int type;
    private final int family;
    private final Extension extension;

    /** What a client says of itself (EDNS). */
    private record Extension(boolean present, int size, int version) {}

    private Query(byte[] message, int end, List<String> labels, int type, int family, Extension extension) {
        this.message = message;
        this.end = end;
        this.labels = labels;
        this.type = type;
        this.family = family;
        this.extension = extension;
    }

    /** Whether a message is to be answered at all: answers that are sent to a resolver are not. */
    static boolean isQuestion(byte[] message) {
        return message.length >= HEADER && (message[FLAGS] & RESPONSE) == 0;
    }

    /** What a message asks to be done; only 0, a question, is known. */
    static int operation(byte[] message) {
        return message[FLAGS] >> OPERATION_SHIFT & OPERATION;
    }

    /** Reads a message that {@link #isQuestion}. */
    static Query read(byte[] message) throws MalformedException {
        try {
            var in = ByteBuffer.wrap(message).position(COUNTS);
            int questions = in.getShort() & SHORT;
            int records = (in.getShort() & SHORT) + (in.getShort() & SHORT);
            int additional = in.getShort() & SHORT;
            if (questions != 1 || records != 0 || additional > MAX_RECORDS) {
                throw new MalformedException("not one question");
            }
            var labels = name(in);
            int type = in.getShort() & SHORT;
            int family = in.getShort() & SHORT;
            int end = in.position();
            return new Query(message, end, labels, type, family, extension(in, additional));
        } catch (BufferUnderflowException e) {
            var cut = new MalformedException("the message ends too early");
            cut.initCause(e);
            throw cut;
        }
    }

    private static List<String> name(ByteBuffer in) throws MalformedException {
        var labels = new ArrayList<String>();
        int begin = in.position();
        for (int length = in.get() & BYTE; length > 0; length = in.get() & BYTE) {
            if (length > MAX_LABEL || in.position() - begin + length > MAX_NAME - 1) {
                throw new MalformedException("a name is too long, or points elsewhere");
            }
            var label = new byte[length];
            in.get(label);
            labels.add(new String(label, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        }
        return labels;
    }

    private static Extension extension(ByteBuffer in, int records) throws MalformedException {
        var found = new Extension(false, SMALLEST, 0);
        for (int i = 0; i < records; i++) {
            int names = name(in).size();
            int type = in.getShort() & SHORT;
            int size = in.getShort() & SHORT;
            int version = in.getInt() >> VERSION_SHIFT & BYTE;
            in.get(new byte[in.getShort() & SHORT]);
            if (type == Codes.OPT) {
                if (found.present || names > 0) {
                    throw new MalformedException("more than one extension");
                }
                found = new Extension(true, Math.clamp(size, SMALLEST, LARGEST), version);
            }
        }
        return found;
    }

    /** The message as it was sent. */
    byte[] message() {
        return message;
    }

    /** Where its question ends. */
    int end() {
        return end;
    }

    /** The name in lower case without the last dot; what no host is called is there as it is. */
    String name() {
        return String.join(".", labels);
    }

    int type() {
        return type;
    }

    int family() {
        return family;
    }

    /** Whether the client knows extensions. */
    boolean extended() {
        return extension.present;
    }

    /** The version of extensions; only 0 exists. */
    int version() {
        return extension.version;
    }

    /** Bytes that an answer over UDP may have. */
    int limit() {
        return extension.size;
    }

    /** Whether records of a type are asked for. */
    boolean wants(int wanted) {
        return type == wanted || type == Codes.ANY;
    }
}
