using System;

namespace TokenOps;

public partial class ImagesClient
{
    /// <summary>The address of the server that this client talks to.</summary>
    /// <value>What the client's options, its HttpClient, the environment or the API's document said. Null for a test double.</value>
    public virtual Uri? BaseAddress => _pipeline?.Settings.BaseAddress;
}
