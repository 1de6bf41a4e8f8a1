/** What every store must do, and the tests of what records become in it. */
@NullMarked
package io.unkai.kernel.store;

import org.jspecify.annotations.NullMarked;
