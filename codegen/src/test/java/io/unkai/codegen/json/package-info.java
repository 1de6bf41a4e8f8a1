/** Tests of the generator: json. */
@NullMarked
package io.unkai.codegen.json;

import org.jspecify.annotations.NullMarked;
