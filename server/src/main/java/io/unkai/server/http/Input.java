package io.unkai.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Joins what is left of the input with what arrived. */
final class Input {
    private Input() {}

    /** Takes both buffers; answers one with the bytes of both. */
    static ByteBuf append(ByteBufAllocator allocator, ByteBuf rest, ByteBuf arrived) {
        if (!rest.isReadable()) {
            rest.release();
            return arrived;
        }
        int needed = rest.readableBytes() + arrived.readableBytes();
        ByteBuf joined = rest;
        // Pieces of a body may share the buffer: then it must not move.
        if (rest.refCnt() > 1 || rest.isReadOnly() || rest.writableBytes() < arrived.readableBytes()) {
            joined = allocator.directBuffer(Math.max(needed, 2 * rest.readableBytes()));
            joined.writeBytes(rest);
            rest.release();
        }
        joined.writeBytes(arrived);
        arrived.release();
        return joined;
    }
}
