/** Ids have the right form. */
@NullMarked
package io.unkai.kernel.id;

import org.jspecify.annotations.NullMarked;
