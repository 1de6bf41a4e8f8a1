/** Instances: what is stored of them, the operations on them, and the reconciler that makes machines of them. */
@NullMarked
package io.unkai.services.compute.ec2.instance;

import org.jspecify.annotations.NullMarked;
