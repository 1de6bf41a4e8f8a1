package io.unkai.server.architecture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds methods by braces alone, which is enough for formatted code: a block that opens directly in a type's body and
 * whose header has parentheses is a method, a constructor or a compact constructor's record.
 */
final class MethodScanner {
    private static final Pattern TYPE = Pattern.compile("(^|[\\s)])(class|interface|enum|record|@interface)\\s+\\w");

    private final Deque<Block> open = new ArrayDeque<>();
    private final StringBuilder header = new StringBuilder();
    private int headerLine;
    private int longest;

    private MethodScanner() {}

    private record Block(boolean type, boolean method, int line) {}

    static int longest(List<String> lines) {
        MethodScanner scanner = new MethodScanner();
        List<String> code = CodeOnly.of(lines);
        for (int i = 0; i < code.size(); i++) {
            scanner.line(code.get(i), i + 1);
        }
        return scanner.longest;
    }

    private void line(String code, int number) {
        for (int i = 0; i < code.length(); i++) {
            character(code.charAt(i), number);
        }
        if (!header.isEmpty()) {
            header.append(' ');
        }
    }

    private void character(char c, int number) {
        switch (c) {
            case '{' -> open(number);
            case '}' -> close(number);
            case ';' -> header.setLength(0);
            default -> {
                if (header.isEmpty() && Character.isWhitespace(c)) {
                    return;
                }
                if (header.isEmpty()) {
                    headerLine = number;
                }
                header.append(c);
            }
        }
    }

    private void open(int number) {
        String text = header.toString();
        Block outer = open.peek();
        boolean inType = outer != null && outer.type();
        boolean type = TYPE.matcher(text).find() && !text.contains("->");
        boolean anonymous = text.contains("new ") && text.strip().endsWith(")");
        open.push(new Block(type || anonymous, inType && !type && !anonymous, header.isEmpty() ? number : headerLine));
        header.setLength(0);
    }

    private void close(int number) {
        Block block = open.poll();
        if (block != null && block.method()) {
            longest = Math.max(longest, number - block.line() + 1);
        }
        header.setLength(0);
    }
}
