/** Tests of the generator: source. */
@NullMarked
package io.unkai.codegen.source;

import org.jspecify.annotations.NullMarked;
