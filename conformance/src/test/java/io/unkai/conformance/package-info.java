/** Unmodified AWS clients drive a cloud that runs as a process of its own, as a user would start it. */
@NullMarked
package io.unkai.conformance;

import org.jspecify.annotations.NullMarked;
