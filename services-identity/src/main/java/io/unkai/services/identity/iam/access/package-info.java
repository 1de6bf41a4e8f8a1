/** Which services somebody may use, by which policies, and when it last did: the basis of least privilege. */
@NullMarked
package io.unkai.services.identity.iam.access;

import org.jspecify.annotations.NullMarked;
