using System;

namespace TokenOps.Cli.Commands;

/// <summary>Something that is no failure of the API came out of a call whose request had been sent.</summary>
/// <param name="inner">What came out.</param>
internal sealed class SentCallException(Exception inner) : Exception(inner.Message, inner);
