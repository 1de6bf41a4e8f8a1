/** Key pairs: what instances let their owners in with. */
@NullMarked
package io.unkai.services.compute.ec2.key;

import org.jspecify.annotations.NullMarked;
