using Kravbibliotek.Formats;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Changes;

/// <summary>How lines of the change log are said, and where what they are about can be seen.</summary>
public static class ChangeWording
{
    private const string Accounts = "konton";

    public static string Action(ChangeAction action) =>
        action == ChangeAction.Added ? ChangeTexts.Added : ChangeTexts.Updated;

    /// <summary>What it happened to, in words.</summary>
    public static string Subject(string subject, IReadOnlyDictionary<string, string> names) => subject.Split('/') switch
    {
        [Accounts, _] => ChangeTexts.AccountOf.With(names.GetValueOrDefault(subject, subject)),
        [var key, "utkast"] when LibraryPath.IsKey(key) => ChangeTexts.DraftOf.With(key),
        [var key, var number] when LibraryPath.IsKey(key) && int.TryParse(number, out _) => ChangeTexts.VersionOf.With(key, number),
        [var key, "remiss", _, var ordinal] when LibraryPath.IsKey(key) => ChangeTexts.CommentOf.With(ordinal, key),
        _ => subject,
    };

    /// <summary>The page of what it happened to, or null when it has none.</summary>
    public static string? Address(string subject) => subject.Split('/') switch
    {
        [var key] when LibraryPath.IsKey(key) => Links.Requirement(key),
        [var key, "utkast"] when LibraryPath.IsKey(key) => Links.Draft(key),
        [var key, var number] when LibraryPath.IsKey(key) && int.TryParse(number, out var n) => Links.Version(key, n),
        [var key, "remiss", var round, var ordinal]
            when LibraryPath.IsKey(key) && int.TryParse(round, out var r) && int.TryParse(ordinal, out var o) => Links.CuratedComment(key, r, o),
        ["standarder", var id] => Links.Standard(id),
        ["profiler", var id] => Links.Profile(id),
        ["utgavor", var name] => Links.Release(name),
        _ => null,
    };

    /// <summary>The requirement that it is about, or null.</summary>
    public static string? KeyOf(string subject) => subject.Split('/')[0] is var key && LibraryPath.IsKey(key) ? key : null;
}
