/** Tags keep AWS's limits. */
@NullMarked
package io.unkai.kernel.tag;

import org.jspecify.annotations.NullMarked;
