/** The server's own endpoints under {@code /_unkai}: health, metrics and reset. */
@NullMarked
package io.unkai.server.system;

import org.jspecify.annotations.NullMarked;
