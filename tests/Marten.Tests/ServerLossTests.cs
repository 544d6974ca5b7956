namespace Marten.Tests;

public sealed class ServerLossTests
{
    /// <summary>Nothing answers on this port.</summary>
    public const string ClosedPort = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing";
}
