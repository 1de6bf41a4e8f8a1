/** Tests of the pages. */
@NullMarked
package io.unkai.api.docs;

import org.jspecify.annotations.NullMarked;
