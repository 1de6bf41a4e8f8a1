/** Named limits, with a value for everyone and values for single accounts. */
@NullMarked
package io.unkai.kernel.quota;

import org.jspecify.annotations.NullMarked;
