/** EC2 on the memory store, without any machine. */
@NullMarked
package io.unkai.services.compute.ec2;

import org.jspecify.annotations.NullMarked;
