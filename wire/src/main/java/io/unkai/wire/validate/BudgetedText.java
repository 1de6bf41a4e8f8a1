package io.unkai.wire.validate;

/** A text that lets a matcher look at it only so many times. */
final class BudgetedText implements CharSequence {
    private static final int LOOKS_PER_CHARACTER = 100;
    private static final int LEAST_LOOKS = 100_000;

    private final String text;
    private long looks;

    /** The matcher looked too often. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Exhausted() {
            super(null, null, false, false);
        }
    }

    BudgetedText(String text) {
        this.text = text;
        this.looks = Math.max(LEAST_LOOKS, (long) LOOKS_PER_CHARACTER * text.length());
    }

    @Override
    public char charAt(int index) {
        if (looks-- == 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
