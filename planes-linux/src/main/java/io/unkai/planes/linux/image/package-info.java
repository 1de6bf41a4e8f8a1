/** Images of operating systems, built on this host by its distribution's tools. */
@NullMarked
package io.unkai.planes.linux.image;

import org.jspecify.annotations.NullMarked;
