/** Tests of how commands are run. */
@NullMarked
package io.unkai.planes.linux.sys;

import org.jspecify.annotations.NullMarked;
