package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.unkai.kernel.schema.FileStream;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.util.Map;

/** Where one answer goes. Used by one thread, which it blocks while the client is slow. */
interface AnswerSink {
    /** Length of a body of which only the end tells. */
    long UNKNOWN = -1;
    /** There is no body and nothing is said of its length. */
    long NONE = -2;

    /** Sends an answer in one go; {@code length} is what is said of the body's length. */
    void whole(HttpResponse answer, long length, byte[] body) throws IOException;

    /** Starts an answer with a body that follows. */
    void head(HttpResponse answer, long length) throws IOException;

    /** Sends bytes and owns them from now on. */
    void bytes(ByteBuf bytes) throws IOException;

    /** Whether {@link #file} works. */
    boolean takesFiles();

    /** Sends a stretch of a file without copying it, and waits until it is sent. */
    void file(FileStream file) throws IOException;

    /** Ends a body. */
    void end(Map<String, String> trailers) throws IOException;

    /** Whether anything of the answer was sent. */
    boolean started();

    /** Has the connection go on as a WebSocket, with this answer. */
    void upgrade(HttpResponse answer, WebSocket.Service service) throws IOException;

    /** Ends the answer so that the client cannot take what it got for all of it. */
    void abort();

    /** A buffer for {@link #bytes}. */
    ByteBuf buffer(int capacity);
}
