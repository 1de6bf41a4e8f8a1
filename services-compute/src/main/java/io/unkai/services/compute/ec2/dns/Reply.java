package io.unkai.services.compute.ec2.dns;

import io.unkai.planes.network.Ip;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes an answer to a question. */
final class Reply {
    private static final int TTL = 60;
    private static final int QUESTION_NAME = 0xc000 | Query.HEADER;
    private static final int RESPONSE = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int RECURSION = 0x0080;
    /** Operation, whether recursion is desired, and whether checking is disabled: what an answer repeats. */
    private static final int REPEATED = 0x7910;

    private static final int CODE_BITS = 4;
    private static final int CODE_MASK = 0xf;
    private static final int EXTENDED_SHIFT = 24;
    private static final int EXTENSION = 11;

    private final Query query;
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int answers;
    private int authorities;

    private Reply(Query query) {
        this.query = query;
    }

    static Reply to(Query query) {
        return new Reply(query);
    }

    /** An answer without a question, to a message whose question could not be read. */
    static byte[] refusal(byte[] message, int code) {
        var out = ByteBuffer.allocate(Query.HEADER);
        head(out, message, RESPONSE | RECURSION | code, 0, 0, 0);
        return out.array();
    }

    /** An answer of another, cut to what the client takes. */
    static byte[] fit(Query query, byte[] answer, int limit) {
        if (answer.length <= limit) {
            return answer;
        }
        var out = ByteBuffer.allocate(query.end());
        head(out, query.message(), RESPONSE | RECURSION | TRUNCATED | answer[3] & CODE_MASK, 1, 0, 0);
        return out.put(query.message(), Query.HEADER, query.end() - Query.HEADER)
                .array();
    }

    /** An address of the name that was asked for. */
    Reply address(Ip ip) {
        return answer(Codes.A, ip.inet().getAddress());
    }

    /** The name that the asked one points to. */
    Reply pointer(String name) {
        return answer(Codes.PTR, Reply.name(name));
    }

    /** The start of the authority of the asked name itself. */
    Reply start(String zone) {
        return answer(Codes.SOA, authority(zone));
    }

    private Reply answer(int type, byte[] data) {
        record(ByteBuffer.allocate(2).putShort((short) QUESTION_NAME).array(), type, data);
        answers++;
        return this;
    }

    /** Who says so, for answers without records. */
    Reply nothing(String zone) {
        record(name(zone), Codes.SOA, authority(zone));
        authorities++;
        return this;
    }

    private void record(byte[] owner, int type, byte[] data) {
        records.writeBytes(owner);
        records.writeBytes(ByteBuffer.allocate(10)
                .putShort((short) type)
                .putShort((short) Codes.INTERNET)
                .putInt(TTL)
                .putShort((short) data.length)
                .array());
        records.writeBytes(data);
    }

    private static byte[] authority(String zone) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(name("ns0." + zone));
        data.writeBytes(name("hostmaster.amazon.com"));
        data.writeBytes(ByteBuffer.allocate(5 * Integer.BYTES)
                .putInt(2_012_103_100)
                .putInt(3_600)
                .putInt(3_600)
                .putInt(3_600)
                .putInt(TTL)
                .array());
        return data.toByteArray();
    }

    /** The bytes of a name that is plain ASCII. */
    static byte[] name(String name) {
        var bytes = new ByteArrayOutputStream();
        for (var label : name.split("\\.", -1)) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    /** The whole message. */
    byte[] message(int code) {
        int question = query.end() - Query.HEADER;
        var out = ByteBuffer.allocate(query.end() + records.size() + (query.extended() ? EXTENSION : 0));
        head(out, query.message(), RESPONSE | RECURSION | code & CODE_MASK, 1, answers, authorities);
        out.put(query.message(), Query.HEADER, question).put(records.toByteArray());
        if (query.extended()) {
            out.put((byte) 0)
                    .putShort((short) Codes.OPT)
                    .putShort((short) Query.LARGEST)
                    .putInt(code >> CODE_BITS << EXTENDED_SHIFT)
                    .putShort((short) 0);
            out.putShort(Query.HEADER - Short.BYTES, (short) 1);
        }
        return out.array();
    }

    private static void head(ByteBuffer out, byte[] message, int flags, int questions, int answers, int authorities) {
        var asked = ByteBuffer.wrap(message, 0, Query.HEADER);
        out.putShort(asked.getShort())
                .putShort((short) (asked.getShort() & REPEATED | flags))
                .putShort((short) questions)
                .putShort((short) answers)
                .putShort((short) authorities)
                .putShort((short) 0);
    }
}
