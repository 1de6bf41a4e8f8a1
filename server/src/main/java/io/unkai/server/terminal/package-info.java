/**
 * Terminals of the console: what a browser types goes to a shell somewhere, and what that shows comes back, over a WebSocket. Who may
 * have which is decided before; here a terminal belongs to a browser's session and ends with it, when nobody types for a while, or when
 * its shell ends.
 */
@NullMarked
package io.unkai.server.terminal;

import org.jspecify.annotations.NullMarked;
