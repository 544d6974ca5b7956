using Golden;

namespace Marten.Tests;

/// <summary>What is said of storing in the subset alone.</summary>
public sealed partial class StoreTests
{
    [Fact]
    public async Task Store_RefusedAndThenMendedOrDeletedBetween_IsAChangeAgain()
    {
        var entry = new Catalogue.Entry { Name = "1" };
        var kept = Doc("K-again");
        var result = await Save(session =>
        {
            Assert.Throws<InvalidOperationException>(() => session.Store(entry));
            entry.Id = "E-again";
            session.Store(entry);
            session.Store(kept);
            session.Delete<Requirement>("K-again");
            session.Store(kept);
        });
        Assert.Equal("ok", result);
        Assert.Equal(1, await Database.CountAsync("mt_doc_catalogue_entry", "id = 'E-again'"));
        Assert.Equal(1, await Requirements("K-again"));
    }
}
