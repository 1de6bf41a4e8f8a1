package io.unkai.server.cli;

import picocli.CommandLine.Command;

/** What has to do with permissions. */
@Command(name = "iam", description = "permissions: explain, generate-policy", mixinStandardHelpOptions = true)
final class IamCommand {}
