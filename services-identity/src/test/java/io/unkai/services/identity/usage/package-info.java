/** Tests of what is noted of calls. */
@NullMarked
package io.unkai.services.identity.usage;

import org.jspecify.annotations.NullMarked;
