/** The server process: its settings, its composition root and its entry point. */
@NullMarked
package io.unkai.server;

import org.jspecify.annotations.NullMarked;
