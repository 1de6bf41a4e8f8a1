/** Checks inputs against the constraints of their model and refuses them in the words of each family of services. */
@NullMarked
package io.unkai.wire.validate;

import org.jspecify.annotations.NullMarked;
