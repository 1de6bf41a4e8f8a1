/** What the tests of the wire share. */
@NullMarked
package io.unkai.wire;

import org.jspecify.annotations.NullMarked;
