/** Clocks move, and timers with them. */
@NullMarked
package io.unkai.kernel.time;

import org.jspecify.annotations.NullMarked;
