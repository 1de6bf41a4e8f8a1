/** Ids and randomness, injected. */
@NullMarked
package io.unkai.kernel.id;

import org.jspecify.annotations.NullMarked;
