/** How the planes use the operating system: its commands, run with argument lists, bounded output and a time limit. */
@NullMarked
package io.unkai.planes.linux.sys;

import org.jspecify.annotations.NullMarked;
