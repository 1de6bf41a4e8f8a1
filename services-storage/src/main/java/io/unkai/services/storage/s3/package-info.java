/**
 * S3: buckets, objects, listings and multipart uploads. Metadata and small bodies live in the store, large bodies in the object
 * plane; a body that nothing refers to any more is garbage in the same commit and is deleted afterwards.
 */
@NullMarked
package io.unkai.services.storage.s3;

import org.jspecify.annotations.NullMarked;
