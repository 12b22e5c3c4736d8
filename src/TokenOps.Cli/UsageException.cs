using System;

namespace TokenOps.Cli;

/// <summary>The command line asks for something that cannot be done; the message is a sentence for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
