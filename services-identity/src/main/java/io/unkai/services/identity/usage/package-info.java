/** When access keys, roles and services were last used, noted behind the answers of calls. */
@NullMarked
package io.unkai.services.identity.usage;

import org.jspecify.annotations.NullMarked;
