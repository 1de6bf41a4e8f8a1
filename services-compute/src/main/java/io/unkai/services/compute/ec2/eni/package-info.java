/** Network interfaces: what operations on them share with those on instances, and the operations. */
@NullMarked
package io.unkai.services.compute.ec2.eni;

import org.jspecify.annotations.NullMarked;
