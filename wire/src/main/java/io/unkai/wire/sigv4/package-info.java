/**
 * Signature Version 4 and 4A: verifying the ways AWS clients sign requests, refusing with AWS's own words, and signing the
 * requests that services of this cloud send each other.
 */
@NullMarked
package io.unkai.wire.sigv4;

import org.jspecify.annotations.NullMarked;
