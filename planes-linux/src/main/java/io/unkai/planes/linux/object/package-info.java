/** Bodies of objects as files: written through platform threads, synced before they are acknowledged, checked when read. */
@NullMarked
package io.unkai.planes.linux.object;

import org.jspecify.annotations.NullMarked;
