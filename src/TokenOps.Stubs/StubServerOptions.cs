namespace TokenOps.Stubs;

/// <summary>How stubs are served.</summary>
public sealed record StubServerOptions
{
    /// <summary>The engine.</summary>
    /// <value><see cref="StubEngineKind.Automatic"/> unless set.</value>
    public StubEngineKind Engine { get; init; } = StubEngineKind.Automatic;

    /// <summary>The port on the loopback interface.</summary>
    /// <value>0 to 65535; 0, the default, takes a free one.</value>
    public int Port { get; init; }

    /// <summary>The WireMock standalone jar.</summary>
    /// <value>A path, or null to look for it: <c>TOKENOPS_WIREMOCK_JAR</c>, beside the application, in <c>eng/tools</c> above it.</value>
    public string? WireMockJar { get; init; }

    /// <summary>The Java command.</summary>
    /// <value>A path, or null for <c>JAVA_HOME</c>, then <c>PATH</c>.</value>
    public string? JavaCommand { get; init; }

    /// <summary>The folder that holds engine plug-ins.</summary>
    /// <value>A path, or null for <c>engines</c> beside the application.</value>
    public string? EnginesFolder { get; init; }

    /// <summary>Whether a member that the document neither names nor rules out is refused, which finds misspelt members.</summary>
    /// <value>True unless set; false takes such members, as JSON Schema does.</value>
    public bool IsStrict { get; init; } = true;

    /// <summary>How long to wait for the engine to answer.</summary>
    /// <value>60 seconds unless set; more than zero.</value>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many received requests are kept.</summary>
    /// <value>20 unless set; from 1. Each is kept in memory with its whole body.</value>
    public int ReceivedLimit { get; init; } = 20;
}
