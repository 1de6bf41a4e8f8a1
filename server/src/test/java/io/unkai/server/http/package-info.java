/** Tests of the front with raw sockets and real clients. */
@NullMarked
package io.unkai.server.http;

import org.jspecify.annotations.NullMarked;
