/** Turns service models in the classic form (C2J) into what emitters take. */
@NullMarked
package io.unkai.codegen.read;

import org.jspecify.annotations.NullMarked;
