package io.unkai.server.http;

import io.unkai.wire.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a request's head: the target and header values stay as sent, the framing must be beyond doubt. */
final class HeadParser {
    private static final int MOST_LENGTH_DIGITS = 18;

    private final int mostFields;

    HeadParser(HttpLimits limits) {
        this.mostFields = limits.headerFields();
    }

    /**
     * @param head the bytes up to and with the empty line
     */
    RequestHead parse(byte[] head) throws RefusedException {
        int lineEnd = FieldParser.lineEnd(head, 0, head.length);
        int space = indexOf(head, ' ', 0, lineEnd);
        int last = indexOf(head, ' ', space + 1, lineEnd);
        if (space < 0 || last < 0 || !FieldParser.isToken(head, 0, space)) {
            throw RefusedException.malformed("The request line is not: method, target, version");
        }
        String method = latin1(head, 0, space);
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            throw new RefusedException(Refusal.METHOD, method + " is not supported");
        }
        boolean http11 = isHttp11(latin1(head, last + 1, lineEnd));
        var headers = FieldParser.parse(head, lineEnd + 2, head.length, mostFields);
        checkHost(headers, http11);
        String target = target(head, space + 1, last, method, headers);
        long length = length(headers, http11);
        boolean expects = expects(headers, http11);
        return new RequestHead(method, target, headers, http11, keepAlive(headers, http11), length, expects);
    }

    private static boolean isHttp11(String version) throws RefusedException {
        return switch (version) {
            case "HTTP/1.1" -> true;
            case "HTTP/1.0" -> false;
            default -> {
                if (version.matches("HTTP/[0-9]\\.[0-9]")) {
                    throw new RefusedException(Refusal.VERSION, version + " is not supported");
                }
                throw RefusedException.malformed("The request line is not: method, target, version");
            }
        };
    }

    private static String target(byte[] head, int start, int end, String method, Headers headers)
            throws RefusedException {
        for (int i = start; i < end; i++) {
            if (head[i] >= 0 && head[i] <= ' ' || head[i] == 0x7f) {
                throw RefusedException.malformed("The request target holds a control character");
            }
        }
        String target = latin1(head, start, end);
        if (target.startsWith("/") || target.equals("*") && method.equals("OPTIONS")) {
            return target;
        }
        return originOf(target, headers);
    }

    /** The path of a target in absolute form, whose authority takes the place of the Host field. */
    private static String originOf(String target, Headers headers) throws RefusedException {
        int scheme = target.indexOf("://");
        if (scheme < 0
                || !target.regionMatches(true, 0, "http", 0, 4)
                || scheme != 4 && !target.regionMatches(true, 0, "https", 0, scheme)) {
            throw RefusedException.malformed("The request target is neither a path nor an http URI");
        }
        int authority = scheme + 3;
        int path = authority;
        while (path < target.length() && "/?#".indexOf(target.charAt(path)) < 0) {
            path++;
        }
        String host = target.substring(authority, path);
        checkHostValue(host);
        headers.set("Host", host);
        String rest = target.substring(path);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static void checkHost(Headers headers, boolean http11) throws RefusedException {
        var hosts = headers.all("Host");
        if (hosts.size() > 1 || http11 && hosts.isEmpty()) {
            throw RefusedException.malformed("A request needs one Host field");
        }
        if (!hosts.isEmpty() && !hosts.getFirst().isEmpty()) {
            checkHostValue(hosts.getFirst());
        }
    }

    private static void checkHostValue(String host) throws RefusedException {
        boolean valid = !host.isEmpty();
        for (int i = 0; valid && i < host.length(); i++) {
            char c = host.charAt(i);
            valid = c > ' ' && c < 0x7f && "/?#@\\,\"<>".indexOf(c) < 0;
        }
        if (!valid) {
            throw RefusedException.malformed("The Host is not valid");
        }
    }

    private static long length(Headers headers, boolean http11) throws RefusedException {
        var codings = headers.all("Transfer-Encoding");
        var lengths = headers.all("Content-Length");
        if (codings.isEmpty()) {
            return lengths.isEmpty() ? 0 : contentLength(lengths);
        }
        if (!lengths.isEmpty()) {
            throw RefusedException.malformed("Both Content-Length and Transfer-Encoding");
        }
        if (!http11) {
            throw RefusedException.malformed("HTTP/1.0 has no Transfer-Encoding");
        }
        if (codings.size() > 1 || codings.getFirst().indexOf(',') >= 0) {
            throw RefusedException.malformed("More than one transfer coding");
        }
        if (!codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new RefusedException(Refusal.TRANSFER_CODING, "The only transfer coding is chunked");
        }
        return RequestHead.CHUNKED;
    }

    static long contentLength(List<String> lengths) throws RefusedException {
        String value = lengths.getFirst();
        boolean digits = !value.isEmpty() && value.length() <= MOST_LENGTH_DIGITS;
        for (int i = 0; digits && i < value.length(); i++) {
            digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        if (!digits || lengths.size() > 1) {
            throw RefusedException.malformed("Content-Length is not one number");
        }
        return Long.parseLong(value);
    }

    private static boolean expects(Headers headers, boolean http11) throws RefusedException {
        String expect = headers.get("Expect");
        if (expect == null || !http11) {
            return false;
        }
        if (!expect.equalsIgnoreCase("100-continue")) {
            throw new RefusedException(Refusal.EXPECTATION, "The only expectation is 100-continue");
        }
        return true;
    }

    private static boolean keepAlive(Headers headers, boolean http11) {
        boolean keepAlive = http11;
        for (String value : headers.all("Connection")) {
            for (String option : value.split(",")) {
                if (option.strip().equalsIgnoreCase("close")) {
                    return false;
                }
                keepAlive |= option.strip().equalsIgnoreCase("keep-alive");
            }
        }
        return keepAlive;
    }

    private static int indexOf(byte[] bytes, char wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String latin1(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
