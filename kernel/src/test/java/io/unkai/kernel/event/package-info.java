/** Events are told once each and in order. */
@NullMarked
package io.unkai.kernel.event;

import org.jspecify.annotations.NullMarked;
