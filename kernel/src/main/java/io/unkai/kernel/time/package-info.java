/** The cloud's time: the machine's, moved by an offset that the user sets, and timers that follow it. */
@NullMarked
package io.unkai.kernel.time;

import org.jspecify.annotations.NullMarked;
