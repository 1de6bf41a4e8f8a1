package io.unkai.planes.linux.route;

/** Rules that say which routing table packets with a mark use. */
final class Rules {
    private static final int NEW = 32;
    private static final int DELETE = 33;
    private static final int PRIORITY = 6;
    private static final int MARK = 10;
    private static final int TABLE = 15;
    private static final int MASK = 16;
    private static final int TO_TABLE = 1;

    private Rules() {}

    static Message message(String verb, Words words, boolean v6) {
        boolean add = verb.equals("add");
        if (!add && !verb.equals("del")) {
            throw words.unknown(verb);
        }
        var message = add ? new Message(NEW, Message.CREATE | Message.EXCLUSIVE) : new Message(DELETE, 0);
        message.octets(v6 ? Words.Family.V6 : Words.Family.V4, 0, 0, 0)
                .octets(0, 0, 0, add ? TO_TABLE : 0)
                .numbers(0);
        while (!words.isAtEnd()) {
            var word = words.next();
            switch (word) {
                case "pref" -> message.attribute(PRIORITY, words.number());
                case "fwmark" -> mark(message, words);
                case "lookup" -> message.attribute(TABLE, words.number());
                default -> throw words.unknown(word);
            }
        }
        return message;
    }

    private static void mark(Message message, Words words) {
        var word = words.next();
        int slash = word.indexOf('/');
        if (slash < 0 || !word.startsWith("0x", slash + 1)) {
            throw words.unknown(word);
        }
        message.attribute(MARK, Integer.parseInt(word.substring(0, slash)))
                .attribute(MASK, Integer.parseInt(word.substring(slash + 3), 16));
    }
}
