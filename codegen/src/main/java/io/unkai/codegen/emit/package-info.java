/** Writes services as Java. */
@NullMarked
package io.unkai.codegen.emit;

import org.jspecify.annotations.NullMarked;
