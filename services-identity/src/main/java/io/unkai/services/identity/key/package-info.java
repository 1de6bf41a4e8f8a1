/** Access keys and session tokens: made, kept sealed, and found again when somebody signs with them. */
@NullMarked
package io.unkai.services.identity.key;

import org.jspecify.annotations.NullMarked;
