package io.unkai.server.cli.doctor;

/**
 * What one look at the machine found.
 *
 * @param name of what was looked at
 * @param grade whether that is good
 * @param found what is there
 * @param next what to do about it, empty when it is good
 */
record Finding(String name, Grade grade, String found, String next) {
    /** How good it is. */
    enum Grade {
        /** As it should be. */
        OK("ok"),
        /** Works today; a part that comes later, or a test, will want more. */
        LIMITED("limited"),
        /** Needed today. */
        MISSING("missing");

        private final String word;

        Grade(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding ok(String name, String found) {
        return new Finding(name, Grade.OK, found, "");
    }

    static Finding limited(String name, String found, String next) {
        return new Finding(name, Grade.LIMITED, found, next);
    }

    static Finding missing(String name, String found, String next) {
        return new Finding(name, Grade.MISSING, found, next);
    }
}
