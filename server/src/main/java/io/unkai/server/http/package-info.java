/**
 * The HTTP front: HTTP/1.1 and HTTP/2 on Netty, handed to one {@link io.unkai.wire.http.HttpService} that may block. Messages
 * are decoded on the event loop, each request is answered on a virtual thread of its own, and bodies stream both ways under
 * back-pressure.
 */
@NullMarked
package io.unkai.server.http;

import org.jspecify.annotations.NullMarked;
