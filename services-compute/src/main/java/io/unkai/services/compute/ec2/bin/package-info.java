/** What was deleted and is kept by a rule of Recycle Bin: where it is, and when it goes for good. */
@NullMarked
package io.unkai.services.compute.ec2.bin;

import org.jspecify.annotations.NullMarked;
