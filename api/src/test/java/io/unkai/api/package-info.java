/** Tests of what was generated from the real models. */
@NullMarked
package io.unkai.api;

import org.jspecify.annotations.NullMarked;
