/** What IAM tells of a whole account: its alias, its summary, all authorisation details, its credential report. */
@NullMarked
package io.unkai.services.identity.iam.account;

import org.jspecify.annotations.NullMarked;
