/** Functions of the C library, called through the foreign function interface; all of them are here, as a wrong signature crashes. */
@NullMarked
package io.unkai.planes.linux.ffm;

import org.jspecify.annotations.NullMarked;
