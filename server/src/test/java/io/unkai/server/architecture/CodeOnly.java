package io.unkai.server.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Java lines without comments, annotations and the content of literals. */
final class CodeOnly {
    private static final Pattern LITERALS = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])+'");

    private boolean comment;
    private boolean textBlock;

    private CodeOnly() {}

    static List<String> of(List<String> lines) {
        CodeOnly scanner = new CodeOnly();
        List<String> code = new ArrayList<>();
        for (String line : lines) {
            code.add(scanner.strip(line));
        }
        return code;
    }

    private String strip(String line) {
        String rest = line;
        if (textBlock) {
            int end = rest.indexOf("\"\"\"");
            if (end < 0) {
                return "";
            }
            textBlock = false;
            rest = rest.substring(end + 3);
        }
        if (comment) {
            int end = rest.indexOf("*/");
            if (end < 0) {
                return "";
            }
            comment = false;
            rest = rest.substring(end + 2);
        }
        int block = rest.indexOf("\"\"\"");
        if (block >= 0) {
            textBlock = rest.indexOf("\"\"\"", block + 3) < 0;
            rest = rest.substring(0, block);
        }
        return withoutComments(LITERALS.matcher(rest).replaceAll("0"));
    }

    private String withoutComments(String code) {
        String rest = code;
        int lineComment = rest.indexOf("//");
        if (lineComment >= 0) {
            rest = rest.substring(0, lineComment);
        }
        int start = rest.indexOf("/*");
        while (start >= 0) {
            int end = rest.indexOf("*/", start + 2);
            if (end < 0) {
                comment = true;
                return rest.substring(0, start);
            }
            rest = rest.substring(0, start) + rest.substring(end + 2);
            start = rest.indexOf("/*");
        }
        return rest;
    }
}
