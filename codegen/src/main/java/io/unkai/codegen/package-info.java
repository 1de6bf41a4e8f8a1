/** The generator: reads service models and writes the module {@code api}. */
@NullMarked
package io.unkai.codegen;

import org.jspecify.annotations.NullMarked;
