/** VPC endpoints: the operations on them, and the relays that hand what guests send through them to the cloud's own front. */
@NullMarked
package io.unkai.services.compute.ec2.endpoint;

import org.jspecify.annotations.NullMarked;
