/** Secrets at rest: sealed with the machine's key, which no backup of the data directory holds. */
@NullMarked
package io.unkai.kernel.seal;

import org.jspecify.annotations.NullMarked;
