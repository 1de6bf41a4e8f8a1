/** Policies: managed ones of customers and of AWS, inline ones, attachments and permissions boundaries. */
@NullMarked
package io.unkai.services.identity.iam.policy;

import org.jspecify.annotations.NullMarked;
