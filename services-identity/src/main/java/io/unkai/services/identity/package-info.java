/** Who may sign in: accounts, their root users' access keys, temporary credentials, and STS. */
@NullMarked
package io.unkai.services.identity;

import org.jspecify.annotations.NullMarked;
