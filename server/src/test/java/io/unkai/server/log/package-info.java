/** Tests of the log lines. */
@NullMarked
package io.unkai.server.log;

import org.jspecify.annotations.NullMarked;
