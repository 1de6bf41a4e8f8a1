/** Tags of every resource, in one place. */
@NullMarked
package io.unkai.kernel.tag;

import org.jspecify.annotations.NullMarked;
