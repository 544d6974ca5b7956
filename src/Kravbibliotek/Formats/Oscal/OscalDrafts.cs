using System.Globalization;
using System.Text;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>What becomes of one control. Every control of a catalog has exactly one.</summary>
/// <param name="Id">The control.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">The draft that it is read in as, or null.</param>
/// <param name="Skipped">Why it is not read in, in Swedish; null when it is.</param>
/// <param name="Remark">What is worth knowing though it is read in, or null.</param>
public sealed record OscalControlPlan(string Id, string Title, string? Path, string? Skipped = null, string? Remark = null)
{
    /// <summary>The key of the requirement that the draft is of, or null.</summary>
    public string? Key => Path?.Split('/')[1];
}

/// <summary>A catalog as files of drafts, and what became of each control.</summary>
/// <param name="Files">The drafts.</param>
/// <param name="Controls">Every control, in the order of the catalog.</param>
public sealed record OscalPlan(IReadOnlyList<LibraryFile> Files, IReadOnlyList<OscalControlPlan> Controls);

/// <summary>Makes drafts of the controls of a catalog: pure, from what is stored and what was sent in.</summary>
public static class OscalDrafts
{
    private const int LastNumber = 999;

    /// <summary>Makes the plan. Controls of ours keep their keys; others get the next free ones.</summary>
    /// <param name="stored">The library as stored, closed drafts too.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="area">The area of controls that are not ours.</param>
    public static OscalPlan Plan(Library stored, OscalCatalog catalog, AreaInfo area)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(area);
        var planning = new Planning(stored, catalog, area);
        var controls = catalog.Controls.Select(c => c.IsOurs ? planning.Own(c) : planning.Others(c)).ToList();
        return new(planning.Files, controls);
    }

    private sealed class Planning(Library stored, OscalCatalog catalog, AreaInfo area)
    {
        private readonly Dictionary<string, Requirement> _known = stored.Requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        private readonly Dictionary<string, string> _byTitle = Titles(stored);
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
        private int _last = stored.Requirements.Select(r => r.Key)
            .Concat(catalog.Controls.Where(c => c.IsOurs).Select(c => c.Id).Where(LibraryPath.IsKey))
            .Where(k => k.StartsWith(area.Prefix + "-", StringComparison.Ordinal))
            .Select(k => int.Parse(k.AsSpan(4), CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();

        public List<LibraryFile> Files { get; } = [];

        public OscalControlPlan Own(OscalControl control)
        {
            if (Withdrawn(control) is { } withdrawn)
                return withdrawn;
            if (!LibraryPath.IsKey(control.Id))
                return Skip(control, $"{control.Id} kan inte vara nyckel för ett krav.");
            var (content, problem) = OwnControl.Read(control);
            if (content is null)
                return Skip(control, problem!);
            var itsArea = _known.GetValueOrDefault(control.Id) is { } known ? Areas.Of(known.Area)
                : control.Groups.Select(Areas.ByFolder).OfType<AreaInfo>().LastOrDefault()
                ?? Areas.All.FirstOrDefault(a => control.Id.StartsWith(a.Prefix, StringComparison.Ordinal));
            if (itsArea is null)
                return Skip(control, "området saknas: gruppens id är ingen av bibliotekets mappar.");
            var plan = Put(control, itsArea, control.Id, content);
            return Fingerprint.Of(content) == control.Own(OscalNames.Fingerprint)
                ? plan : plan with { Remark = "Texten är ändrad sedan katalogen skrevs: fingeravtrycket är ett annat." };
        }

        public OscalControlPlan Others(OscalControl control)
        {
            if (Withdrawn(control) is { } withdrawn)
                return withdrawn;
            if (OthersControl.Read(control, catalog) is not { } content)
                return Skip(control, control.HasControls
                    ? "kontrollen har ingen egen kravtext; kontrollerna i den läses in var för sig."
                    : "kontrollen har ingen kravtext (statement).");
            if (_byTitle.TryGetValue(content.Title, out var same) && _taken.Add(same))
                return Put(control, Areas.Of(_known[same].Area), same, content);
            if (++_last > LastNumber)
                return Skip(control, $"alla nycklar i {area.Name} är upptagna.");
            return Put(control, area, FormattableString.Invariant($"{area.Prefix}-{_last:D3}"), content);
        }

        private static Dictionary<string, string> Titles(Library stored)
        {
            var current = stored.Requirements.ToDictionary(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber), r => r.Key, StringComparer.Ordinal);
            return stored.Drafts.Where(d => d.Content is not null).Select(d => (d.Content!.Title, d.Key))
                .Concat(stored.Versions.Where(v => current.ContainsKey(v.Id)).Select(v => (v.Content.Title, v.Key)))
                .DistinctBy(t => t.Title, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        }

        private static OscalControlPlan? Withdrawn(OscalControl control)
        {
            if (!control.IsWithdrawn)
                return null;
            var moved = control.MovedTo.Count == 0 ? "" : $" Den har gått upp i {string.Join(", ", control.MovedTo)}.";
            return Skip(control, $"kontrollen är upphävd i katalogen.{moved}");
        }

        private static OscalControlPlan Skip(OscalControl control, string why) => new(control.Id, control.Title, null, Skipped: why);

        private OscalControlPlan Put(OscalControl control, AreaInfo itsArea, string key, RequirementContent content)
        {
            var path = LibraryPath.OfDraft(itsArea.Area, key);
            Files.Add(new(path, Encoding.UTF8.GetBytes(VersionFile.WriteDraft(content))));
            return new(control.Id, control.Title, path);
        }
    }
}
