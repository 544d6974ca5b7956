namespace Kravbibliotek.Tests.Storage;

/// <summary>The library of this repository in a database, shared by tests that do not write.</summary>
public sealed class RealLibraryFixture : IAsyncLifetime
{
    internal LibraryFixture Library { get; } = new();

    public async Task InitializeAsync()
    {
        await Library.InitializeAsync();
        await Library.ImportAsync(await RealLibrary.ReadAsync());
    }

    public Task DisposeAsync() => Library.DisposeAsync();
}
