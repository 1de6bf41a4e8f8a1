/** The operations on users, groups and access keys. */
@NullMarked
package io.unkai.services.identity.iam.user;

import org.jspecify.annotations.NullMarked;
