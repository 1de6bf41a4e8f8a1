/** EBS direct access: snapshots read and written block by block, without a volume or an instance. */
@NullMarked
package io.unkai.services.compute.ec2.direct;

import org.jspecify.annotations.NullMarked;
