/** Tests: Instance types. */
@NullMarked
package io.unkai.services.compute.ec2.type;

import org.jspecify.annotations.NullMarked;
