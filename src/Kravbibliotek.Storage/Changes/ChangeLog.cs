using System.Globalization;
using Marten;

namespace Kravbibliotek.Storage.Changes;

/// <summary>Writes the change log in the transaction of the change itself.</summary>
internal sealed class ChangeLog(TimeProvider time)
{
    private int _running;

    /// <summary>Adds one line to a session.</summary>
    public void Add(IDocumentOperations session, ChangeContext context, ChangeAction action, string subject, object? before, object? after)
    {
        var at = time.GetUtcNow();
        session.Insert(new Change
        {
            Id = NewId(at),
            At = at,
            Who = context.Who,
            Action = action,
            Subject = subject,
            Why = context.Why,
            Before = DocumentJson.Element(before),
            After = DocumentJson.Element(after),
        });
    }

    /// <summary>Time first, then a running number for lines of the same tick, then chance for other processes.</summary>
    private string NewId(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{at.UtcTicks:D19}-{(uint)Interlocked.Increment(ref _running) % 1_000_000:D6}-{Guid.NewGuid().ToString("N")[..8]}");
}
