/** The commands of {@code ip} that networks are made with, as messages to the kernel: without a process for each of them. */
@NullMarked
package io.unkai.planes.linux.route;

import org.jspecify.annotations.NullMarked;
