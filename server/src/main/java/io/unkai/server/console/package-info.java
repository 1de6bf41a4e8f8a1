/**
 * The management console: files that a browser loads and runs. They were built beside the server; nothing of them is made here,
 * and what they do they do by calling AWS's APIs as any other client.
 */
@NullMarked
package io.unkai.server.console;

import org.jspecify.annotations.NullMarked;
