print(CommandLine.arguments.dropFirst().joined(separator: "|"))
