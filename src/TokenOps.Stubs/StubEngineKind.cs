namespace TokenOps.Stubs;

/// <summary>Which engine serves the stubs.</summary>
public enum StubEngineKind
{
    /// <summary>WireMock.Net where its plug-in lies beside the application, otherwise WireMock on Java.</summary>
    Automatic,

    /// <summary>WireMock.Net, in process.</summary>
    WireMockNet,

    /// <summary>WireMock standalone, in a Java process of its own.</summary>
    WireMockJava,
}
