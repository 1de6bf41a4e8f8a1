/** Encrypted disks: a file of ciphertext, and the program that shows what it means as a file to loop devices. */
@NullMarked
package io.unkai.planes.linux.crypt;

import org.jspecify.annotations.NullMarked;
