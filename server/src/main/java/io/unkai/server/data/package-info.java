/** Where the cloud keeps its things on this machine: the data directory and the machine's key. */
@NullMarked
package io.unkai.server.data;

import org.jspecify.annotations.NullMarked;
