namespace TokenOps.Runtime;

/// <summary>
/// Implemented by hand on generated requests that ask a model for something, in terms of their generated members: should the
/// document rename one, the build says so.
/// </summary>
internal interface IGenerationRequest
{
    /// <summary>What the conventions call the operation.</summary>
    string OperationName { get; }

    /// <summary>What the conventions call the kind of content asked for.</summary>
    string OutputType { get; }

    /// <summary>The model asked for; null leaves it to the server.</summary>
    string? Model { get; }

    /// <summary>How many results are asked for; null leaves it to the server.</summary>
    int? ChoiceCount { get; }
}
