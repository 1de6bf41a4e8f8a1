/** Tests of the generator: iam. */
@NullMarked
package io.unkai.codegen.iam;

import org.jspecify.annotations.NullMarked;
