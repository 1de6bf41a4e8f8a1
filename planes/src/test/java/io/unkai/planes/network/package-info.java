/** What every network plane does, tested through its interface, and what addresses and walks are. */
@NullMarked
package io.unkai.planes.network;

import org.jspecify.annotations.NullMarked;
