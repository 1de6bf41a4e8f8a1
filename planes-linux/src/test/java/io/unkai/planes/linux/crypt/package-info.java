/** Tests of encrypted disks. */
@NullMarked
package io.unkai.planes.linux.crypt;

import org.jspecify.annotations.NullMarked;
