/** The regions: which of them every account has, and which of the others an account has asked for. */
@NullMarked
package io.unkai.services.identity.region;

import org.jspecify.annotations.NullMarked;
