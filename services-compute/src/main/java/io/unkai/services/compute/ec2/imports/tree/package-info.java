/** Files that come from elsewhere as archives: tarballs of root file systems and layers of container images, read within bounds and taken for hostile. */
@NullMarked
package io.unkai.services.compute.ec2.imports.tree;

import org.jspecify.annotations.NullMarked;
