/** The regions of AWS, which clients know by name. */
@NullMarked
package io.unkai.kernel.region;

import org.jspecify.annotations.NullMarked;
