/** What policies would decide. */
@NullMarked
package io.unkai.services.identity.access;

import org.jspecify.annotations.NullMarked;
