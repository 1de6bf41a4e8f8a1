/** Tests of the image planes on this host's kernel. */
@NullMarked
package io.unkai.planes.linux.image;

import org.jspecify.annotations.NullMarked;
