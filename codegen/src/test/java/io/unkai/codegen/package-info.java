/** Tests of the generator. */
@NullMarked
package io.unkai.codegen;

import org.jspecify.annotations.NullMarked;
