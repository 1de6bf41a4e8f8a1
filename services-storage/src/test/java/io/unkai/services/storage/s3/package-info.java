/** Tests of S3 on a store and an object plane in memory. */
@NullMarked
package io.unkai.services.storage.s3;

import org.jspecify.annotations.NullMarked;
