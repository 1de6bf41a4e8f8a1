/** Tests of the generator: emit. */
@NullMarked
package io.unkai.codegen.emit;

import org.jspecify.annotations.NullMarked;
