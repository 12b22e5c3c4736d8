using System;

namespace TokenOps.Runtime;

/// <summary>Stands for an exception whose message repeats what must not be shown.</summary>
internal sealed class RedactedException(Type type, string message, Exception? innerException) : Exception(type.FullName + ": " + message, innerException);
