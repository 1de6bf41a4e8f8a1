/** Certificates, SSH keys and service-specific credentials: checked when they are uploaded, kept, listed. */
@NullMarked
package io.unkai.services.identity.iam.certificate;

import org.jspecify.annotations.NullMarked;
