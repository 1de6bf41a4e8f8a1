/** Tests of IAM's operations, called as the request chain calls them. */
@NullMarked
package io.unkai.services.identity.iam;

import org.jspecify.annotations.NullMarked;
