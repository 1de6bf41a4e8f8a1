/** What a VPC consists of, as it is stored: records and their tables, and what follows from them. No operations. */
@NullMarked
package io.unkai.services.compute.ec2.net;

import org.jspecify.annotations.NullMarked;
