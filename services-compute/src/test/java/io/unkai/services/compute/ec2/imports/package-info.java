/** Tests of imports. */
@NullMarked
package io.unkai.services.compute.ec2.imports;

import org.jspecify.annotations.NullMarked;
