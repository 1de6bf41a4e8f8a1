/** Pages that the build writes from the generated API. */
@NullMarked
package io.unkai.api.docs;

import org.jspecify.annotations.NullMarked;
