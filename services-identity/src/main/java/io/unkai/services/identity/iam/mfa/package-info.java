/** Second factors: virtual MFA devices that show time-based one-time passwords. */
@NullMarked
package io.unkai.services.identity.iam.mfa;

import org.jspecify.annotations.NullMarked;
