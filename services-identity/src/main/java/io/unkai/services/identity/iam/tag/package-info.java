/** The tag operations of all of IAM's entities. */
@NullMarked
package io.unkai.services.identity.iam.tag;

import org.jspecify.annotations.NullMarked;
