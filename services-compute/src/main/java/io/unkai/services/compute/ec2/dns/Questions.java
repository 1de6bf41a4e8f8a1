package io.unkai.services.compute.ec2.dns;

/** What of a message is looked at before it is passed on. */
final class Questions {
    /** Bytes of a message's header. */
    static final int HEADER = 12;

    private static final int RESPONSE = 0x80;
    private static final int FLAGS = 2;
    private static final int CODE = 3;
    private static final int SERVER_FAILURE = 2;
    private static final int CODE_MASK = 0xf0;

    private Questions() {}

    /** Whether a message is a question: answers sent to a resolver are not passed on. */
    static boolean is(byte[] message) {
        return message.length > HEADER && (message[FLAGS] & RESPONSE) == 0;
    }

    /** The answer that nothing could be found out now. */
    static byte[] failure(byte[] question) {
        var answer = question.clone();
        answer[FLAGS] |= (byte) RESPONSE;
        answer[CODE] = (byte) (answer[CODE] & CODE_MASK | SERVER_FAILURE);
        return answer;
    }
}
