/** Tests: Key pairs. */
@NullMarked
package io.unkai.services.compute.ec2.key;

import org.jspecify.annotations.NullMarked;
