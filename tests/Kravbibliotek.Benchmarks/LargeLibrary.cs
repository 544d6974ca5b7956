using System.Diagnostics;
using System.Globalization;
using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;

namespace Kravbibliotek.Benchmarks;

/// <summary>
/// A library far larger than the real one, of its words and with its spread of areas, kinds, standards, laws and profiles: every text is a
/// requirement of the real library whose sentences have been mixed with those of others, so that words are as frequent as they really are.
/// </summary>
internal sealed class LargeLibrary(Library real, int count, int versions)
{
    private const int ProfileSize = 60;
    private readonly Random _random = new(count);
    private readonly List<RequirementVersion> _current =
    [
        .. real.Requirements.Where(r => r.Status == RequirementStatus.Published)
            .Select(r => real.Versions.Single(v => v.Key == r.Key && v.Number == r.CurrentNumber)),
    ];

    /// <summary>Fills a database, of this size and with vacuum done, when there is none in the folder. Gives the folder of the database.</summary>
    public static async Task<string> FillAsync(string folder, int requirements, int versions)
    {
        var data = Path.Combine(folder, requirements.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(data);
        await using var host = new LibraryHost(new DatabaseOptions { Embedded = new() { DataRoot = data } });
        await host.OpenAsync();
        var import = new LibraryImport(host, TimeProvider.System);
        if (!await import.IsEmptyAsync())
            return data;
        var clock = Stopwatch.StartNew();
        var real = LibraryReader.Read(await LibraryFolder.ReadAsync("requirements")).Library;
        var report = await import.ImportAsync(new LargeLibrary(real, requirements, versions).Make(), new("mätningen", "Fyller på."));
        if (report.Refused.Count > 0)
            throw new InvalidOperationException(string.Join('\n', report.Refused));
        await using var analyze = host.Database.Owner.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"läste in {requirements} krav på {clock.Elapsed.TotalSeconds:F0} s"));
        return data;
    }

    private Library Make()
    {
        var keys = Enumerable.Range(0, count).Select(KeyOf).ToList();
        return real with
        {
            Requirements = [.. keys.Select(RequirementOf)],
            Versions = [.. keys.SelectMany(VersionsOf)],
            Profiles = [.. real.Profiles.Select(p => p with { Requirements = [.. Enumerable.Range(0, ProfileSize).Select(_ => Proposed(keys)).DistinctBy(r => r.Key)] })],
            Drafts = [],
            Releases = [],
            Kept = [],
            Coverages = [],
            Files = [],
        };
    }

    private ProfileRequirement Proposed(List<string> keys) => new() { Key = keys[_random.Next(keys.Count)] };

    // Three letters and three digits, as keys are: no prefix of the real library.
    private static string KeyOf(int i) => string.Create(CultureInfo.InvariantCulture,
        $"X{(char)('A' + i / 999 / 26)}{(char)('A' + i / 999 % 26)}-{1 + i % 999:D3}");

    private Requirement RequirementOf(string key)
    {
        var like = real.Requirements[_random.Next(real.Requirements.Count)];
        return new()
        {
            Key = key,
            Area = like.Area,
            Status = _random.Next(50) == 0 ? RequirementStatus.Withdrawn : RequirementStatus.Published,
            CurrentNumber = versions,
            Tags = like.Tags,
        };
    }

    private IEnumerable<RequirementVersion> VersionsOf(string key) => Enumerable.Range(1, versions).Select(number =>
    {
        var content = Mixed();
        return new RequirementVersion
        {
            Id = RequirementVersion.IdOf(key, number),
            Key = key,
            Number = number,
            Published = new DateOnly(2026, 1, 1).AddDays(30 * number + _random.Next(30)),
            ChangeKind = number == 1 ? ChangeKind.New : ChangeKind.Substantive,
            ChangeNote = number == 1 ? "Första versionen." : "Skärpt.",
            Fingerprint = Fingerprint.Of(content),
            Content = content,
        };
    });

    private RequirementContent Mixed()
    {
        var facts = Any().Content;
        return facts with
        {
            Title = Mix(c => c.Title, ' '),
            Standards = Any().Content.Standards,
            Laws = Any().Content.Laws,
            Goals = Any().Content.Goals,
            Text = Mix(c => c.Text, '.'),
            Rationale = Mix(c => c.Rationale, '.'),
            Proof = Mix(c => c.Proof, '.'),
            FollowUp = Mix(c => c.FollowUp, '.'),
            Guidance = Mix(c => c.Guidance, '.'),
            TextAsAward = null,
            TextAsContractTerm = null,
            Parameters = [],
        };
    }

    /// <summary>The beginning of one text and the end of another.</summary>
    private string Mix(Func<RequirementContent, string> text, char between)
    {
        var (first, second) = (text(Any().Content).Split(between), text(Any().Content).Split(between));
        return string.Join(between, first[..((first.Length + 1) / 2)].Concat(second[(second.Length / 2)..])).Replace("{{", "", StringComparison.Ordinal)
            .Replace("}}", "", StringComparison.Ordinal);
    }

    private RequirementVersion Any() => _current[_random.Next(_current.Count)];
}
