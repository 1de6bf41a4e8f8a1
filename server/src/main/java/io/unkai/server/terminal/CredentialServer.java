package io.unkai.server.terminal;

import io.unkai.kernel.error.ApiException;
import io.unkai.planes.network.Ip;
import io.unkai.server.run.FlatJson;
import io.unkai.services.compute.ec2.guest.Connections;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/**
 * Gives a shell's programs credentials, in the way in which AWS's clients ask for those of a container: one request, one answer.
 *
 * @param token what a request has to carry
 * @param source where credentials come from
 */
record CredentialServer(String token, CloudShells.Credentials source) implements Connections.Service {
    static final String PATH = "/latest/meta-data/container/security-credentials";

    private static final int MOST_HEAD = 8 << 10;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final String AUTHORIZATION = "authorization:";

    @Override
    public void serve(Socket guest, Ip from) throws IOException {
        guest.setSoTimeout(PATIENCE_MILLIS);
        var lines = head(guest.getInputStream()).lines().toList();
        boolean asks = !lines.isEmpty() && lines.getFirst().startsWith("GET " + PATH + ' ');
        boolean may = lines.stream().anyMatch(this::carriesToken);
        guest.getOutputStream().write(answer(asks && may).getBytes(StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); next >= 0 && head.size() < MOST_HEAD; next = in.read()) {
            head.write(next);
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private boolean carriesToken(String line) {
        return line.regionMatches(true, 0, AUTHORIZATION, 0, AUTHORIZATION.length())
                && MessageDigest.isEqual(
                        line.substring(AUTHORIZATION.length()).strip().getBytes(StandardCharsets.ISO_8859_1),
                        token.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String answer(boolean may) throws IOException {
        if (!may) {
            return text("403 Forbidden", FlatJson.write(Map.of("code", "AccessDenied", "message", "No credentials")));
        }
        try {
            return text("200 OK", FlatJson.write(source.current()));
        } catch (ApiException e) {
            return text("403 Forbidden", FlatJson.write(Map.of("code", e.code(), "message", e.message())));
        }
    }

    private static String text(String status, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n" + body;
    }
}
