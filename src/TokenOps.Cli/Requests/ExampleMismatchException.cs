using System;

namespace TokenOps.Cli.Requests;

/// <summary>A generated type does not take what the document's example says; the message names the member.</summary>
internal sealed class ExampleMismatchException(string message, Exception? innerException = null) : Exception(message, innerException);
